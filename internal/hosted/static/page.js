// What the login pages do beyond forms: passkeys, which browsers give to
// scripts only, marking the rules of a new password while it is typed, and
// counting down the time that there is for an answer.

const meets = {
  length: (text, size) => [...text].length >= size,
  lower: (text) => /[a-z]/.test(text),
  upper: (text) => /[A-Z]/.test(text),
  number: (text) => /[0-9]/.test(text),
  symbol: (text) => /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/.test(text) || text.trim().includes(' '),
};

for (const field of document.querySelectorAll('[data-rules]')) {
  field.addEventListener('input', () => {
    for (const item of document.querySelectorAll('[data-rule]')) {
      const kept = meets[item.dataset.rule](field.value, Number(item.dataset.size));
      item.classList.toggle('passwordCheck-valid-customizable', kept);
      item.classList.toggle('passwordCheck-notValid-customizable', !kept);
    }
  });
}

const works = Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON);

for (const button of document.querySelectorAll('[data-passkey]')) {
  button.hidden = !works;
}

// The form of a passkey is sent once the browser has used, or made, one.
const form = document.querySelector('form[data-get], form[data-create]');
if (form) {
  const problem = document.getElementById('passkey-problem');
  const button = form.querySelector('[data-use]');
  const use = async () => {
    problem.hidden = true;
    try {
      const credential = form.dataset.get
        ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(form.dataset.get)) })
        : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(form.dataset.create)) });
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      problem.hidden = false;
    }
  };
  problem.hidden = works;
  button.hidden = !works;
  button.addEventListener('click', use);
}

for (const clock of document.querySelectorAll('[data-seconds]')) {
  const end = performance.now() + clock.dataset.seconds * 1000;
  const timer = setInterval(() => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (left === 0) clearInterval(timer);
  }, 1000);
}
