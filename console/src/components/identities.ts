/** Identity is who a user is to an identity provider. */
export interface Identity {
  providerName: string;
  userId: string;
  providerType: string;
  primary: boolean;
  created: Date | undefined;
}

/** identitiesOf reads the attribute in which a user has them. */
export function identitiesOf(text: string | undefined): Identity[] {
  if (!text) return [];
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(read)) return [];
  return (read as Record<string, unknown>[]).map((i) => {
    const created = Number(i.dateCreated);
    return {
      providerName: String(i.providerName ?? ''), userId: String(i.userId ?? ''), providerType: String(i.providerType ?? ''),
      primary: String(i.primary) === 'true', created: Number.isFinite(created) ? new Date(created) : undefined,
    };
  });
}
