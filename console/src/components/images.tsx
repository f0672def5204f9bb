import Button from '@cloudscape-design/components/button';
import { useRef } from 'react';

/** PickedImage is an image as the service takes it. */
export interface PickedImage {
  bytes: string; // base64
  extension: 'ICO' | 'JPEG' | 'PNG' | 'SVG' | 'WEBP';
}

const kinds: Record<string, PickedImage['extension']> = {
  'image/png': 'PNG', 'image/jpeg': 'JPEG', 'image/svg+xml': 'SVG', 'image/webp': 'WEBP', 'image/x-icon': 'ICO', 'image/vnd.microsoft.icon': 'ICO',
};

const types: Record<PickedImage['extension'], string> = { PNG: 'image/png', JPEG: 'image/jpeg', SVG: 'image/svg+xml', WEBP: 'image/webp', ICO: 'image/x-icon' };

/** source is the address that shows a picked image. */
export const source = (image: PickedImage) => `data:${types[image.extension]};base64,${image.bytes}`;

/** base64 writes bytes as text. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text);
}

interface ImageButtonProps {
  label: string;
  accept: string;
  picked: (image: PickedImage) => void;
}

/** ImageButton asks for an image from the reader's disk. */
export function ImageButton({ label, accept, picked }: ImageButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    const extension = file && kinds[file.type];
    if (file && extension) picked({ bytes: base64(new Uint8Array(await file.arrayBuffer())), extension });
  };
  return (
    <>
      <Button formAction="none" iconName="upload" onClick={() => input.current?.click()}>{label}</Button>
      <input ref={input} type="file" hidden accept={accept} aria-label={label} onChange={(e) => { void read(e.target.files?.[0]); e.target.value = ''; }} />
    </>
  );
}
