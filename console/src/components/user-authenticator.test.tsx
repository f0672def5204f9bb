import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { UserAuthenticator } from './user-authenticator';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a secret becomes a QR code, and what is none says so', async () => {
  const asked: { url: string; body: { Account: string; Secret: string } }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body)) as { Account: string; Secret: string };
    asked.push({ url, body });
    if (body.Secret === '018') return Promise.resolve(new Response(JSON.stringify({ __type: 'InvalidParameterException', message: 'Secret is not a SecretCode' }), { status: 400 }));
    return Promise.resolve(new Response(JSON.stringify({ Address: 'otpauth://totp/shop:ada', Size: 37, Path: 'M4 4h7v1H4z' })));
  });
  render(<UserAuthenticator poolId="p" username="ada" close={() => {}} />);
  expect(screen.queryByRole('img', { name: 'QR code to scan' })).toBeNull();
  const field = screen.getByRole('textbox');
  fireEvent.change(field, { target: { value: 'JBSWY3DPEHPK3PXP' } });
  const drawn = await screen.findByLabelText('QR code to scan');
  expect(drawn.getAttribute('viewBox')).toBe('0 0 37 37');
  expect(drawn.querySelector('path')?.getAttribute('d')).toBe('M4 4h7v1H4z');
  expect(asked[0]).toMatchObject({ body: { Account: 'ada', Secret: 'JBSWY3DPEHPK3PXP' } });
  expect(asked[0]?.url).toContain('pools/p/authenticator');
  fireEvent.change(field, { target: { value: '018' } });
  await screen.findByText(/Secret is not a SecretCode/);
});
