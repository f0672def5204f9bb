// Refuses one name.
export const handler = async (event) => {
  if (event.userName === "mallory") {
    throw new Error(`No, ${event.userName}`);
  }
  return event;
};
