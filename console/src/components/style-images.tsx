import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { SelectField, TextField } from './fields';
import { ImageButton, source, type PickedImage } from './images';

/** StyleImage is an image of a style, and where it is shown. */
export interface StyleImage extends PickedImage {
  category: string;
  mode: string;
  /** resource is the identity provider whose button it stands on. */
  resource: string;
}

const categories = [
  { value: 'FORM_LOGO', label: 'Logo in the form' }, { value: 'FORM_BACKGROUND', label: 'Background of the form' }, { value: 'PAGE_BACKGROUND', label: 'Background of the page' },
  { value: 'PAGE_HEADER_LOGO', label: 'Logo in the header' }, { value: 'PAGE_HEADER_BACKGROUND', label: 'Background of the header' },
  { value: 'PAGE_FOOTER_LOGO', label: 'Logo in the footer' }, { value: 'PAGE_FOOTER_BACKGROUND', label: 'Background of the footer' },
  { value: 'FAVICON_ICO', label: 'Icon of the page (ICO)' }, { value: 'FAVICON_SVG', label: 'Icon of the page (SVG)' }, { value: 'IDP_BUTTON_ICON', label: 'Icon on a provider’s button' },
  { value: 'PASSWORD_GRAPHIC', label: 'Graphic of passwords' }, { value: 'PASSKEY_GRAPHIC', label: 'Graphic of passkeys' }, { value: 'EMAIL_GRAPHIC', label: 'Graphic of codes by mail' },
  { value: 'SMS_GRAPHIC', label: 'Graphic of codes by text message' }, { value: 'AUTH_APP_GRAPHIC', label: 'Graphic of authenticator apps' },
];

const modes = [{ value: 'LIGHT', label: 'Light pages' }, { value: 'DARK', label: 'Dark pages' }, { value: 'DYNAMIC', label: 'Both' }];

const labelOf = (choices: { value: string; label: string }[], value: string) => choices.find((c) => c.value === value)?.label ?? value;

interface StyleImagesProps {
  images: StyleImage[];
  change: (images: StyleImage[]) => void;
  error?: string;
}

/** StyleImages shows the images of a style, and takes new ones. */
export function StyleImages({ images, change, error }: StyleImagesProps) {
  const [next, setNext] = useState({ category: 'FORM_LOGO', mode: 'LIGHT', resource: '' });
  const others = images.filter((i) => i.category !== next.category || i.mode !== next.mode || i.resource !== next.resource);
  return (
    <div className="stack">
      <SelectField label="Image" value={next.category} choices={categories} change={(category) => setNext({ ...next, category, resource: '' })} error={error} />
      {next.category === 'IDP_BUTTON_ICON' && <TextField label="Identity provider" hint="Its name" value={next.resource} change={(resource) => setNext({ ...next, resource })} />}
      <SelectField label="Shown on" value={next.mode} choices={modes} change={(mode) => setNext({ ...next, mode })} />
      <div><ImageButton label="Choose image" accept="image/png,image/jpeg,image/svg+xml,image/webp,image/x-icon" picked={(p) => change([...others, { ...p, ...next }])} /></div>
      {images.map((i) => (
        <div className="style-image" key={`${i.category} ${i.mode} ${i.resource}`}>
          <img src={source(i)} alt="" />
          <span>{labelOf(categories, i.category)}, {labelOf(modes, i.mode).toLowerCase()}{i.resource && `, ${i.resource}`}</span>
          <Button formAction="none" variant="inline-link" ariaLabel={`Remove ${labelOf(categories, i.category)}, ${labelOf(modes, i.mode).toLowerCase()}`} onClick={() => change(images.filter((o) => o !== i))}>Remove</Button>
        </div>
      ))}
    </div>
  );
}
