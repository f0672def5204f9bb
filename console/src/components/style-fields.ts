// The settings of managed login that have a field, by what they are about.
// Paths lead through the settings document; MODE is lightMode or darkMode.

import type { Column } from './order-field';

export interface StyleField {
  path: string;
  label: string;
  kind: 'colour' | 'pixels' | 'switch' | 'choice' | 'text' | 'checks' | 'methods' | 'names' | 'rows' | 'providers';
  choices?: { value: string; label: string }[];
  hint?: string;
  /** item names one row of a list, whose members are columns. */
  item?: string;
  columns?: Column[];
}

export interface StylePart {
  id: string;
  label: string;
  fields: StyleField[];
}

const place = (...values: string[]) => values.map((value) => ({ value, label: value.charAt(0) + value.slice(1).toLowerCase() }));
const horizontal = place('START', 'CENTER', 'END');

const choice = (path: string, label: string, choices: { value: string; label: string }[]): StyleField => ({ path, label, kind: 'choice', choices });
const toggle = (path: string, label: string): StyleField => ({ path, label, kind: 'switch' });
const pixels = (path: string, label: string): StyleField => ({ path, label, kind: 'pixels' });
const word = (path: string, label: string): StyleField => ({ path, label, kind: 'text' });

/** colours are several colours below one path, each with its label. */
const colours = (below: string, named: Record<string, string>): StyleField[] =>
  Object.entries(named).map(([rest, label]) => ({ path: `${below}.MODE.${rest}`, label, kind: 'colour' }));

/** states are the colours that a button has in each of its states. */
const states = (below: string, label: string, of: Record<string, string>): StyleField[] =>
  Object.entries({ defaults: '', hover: ' under the pointer', active: ' while pressed' }).flatMap(([state, when]) =>
    colours(below, Object.fromEntries(Object.entries(of).map(([member, what]) => [`${state}.${member}`, `${label}${when}: ${what}`]))),
  );

const ground = { backgroundColor: 'background', borderColor: 'border' };

// The colours of buttons of providers, without what stands before them in the document.
const ofProviders = (below: string, label: string) => states(below, label, { ...ground, textColor: 'text' });

/** providerFields are the colours of one provider's button, below its name. */
export const providerFields: StyleField[] = ofProviders('', 'Button').map((f) => ({ ...f, path: f.path.replace(/^\./, '') }));

const bar = (name: 'pageHeader' | 'pageFooter', label: string): StyleField[] => [
  toggle(`categories.global.${name}.enabled`, `Show the ${label.toLowerCase()}`),
  ...colours(`components.${name}`, { 'background.color': `${label}: background`, borderColor: `${label}: line` }),
  toggle(`components.${name}.logo.enabled`, `Logo in the ${label.toLowerCase()}`),
  choice(`components.${name}.logo.location`, `Place of the logo in the ${label.toLowerCase()}`, horizontal),
  toggle(`components.${name}.backgroundImage.enabled`, `Background image of the ${label.toLowerCase()}`),
];

/** styleParts are all settings with a field. */
export const styleParts: StylePart[] = [
  {
    id: 'general', label: 'General',
    fields: [
      choice('categories.global.colorSchemeMode', 'Light and dark', [{ value: 'LIGHT', label: 'Light' }, { value: 'DARK', label: 'Dark' }, { value: 'DYNAMIC', label: 'As the visitor’s system is' }]),
      word('categories.global.spacingDensity', 'Spacing'),
      ...colours('components.pageText', { headingColor: 'Headings', bodyColor: 'Text', descriptionColor: 'Descriptions' }),
      ...colours('componentClasses.link', { 'defaults.textColor': 'Links', 'hover.textColor': 'Links under the pointer' }),
      ...colours('componentClasses.focusState', { borderColor: 'What has the focus' }),
      ...colours('componentClasses.divider', { borderColor: 'Dividing lines' }),
    ],
  },
  {
    id: 'form', label: 'Form',
    fields: [
      choice('categories.form.location.horizontal', 'Place of the form', horizontal),
      choice('categories.form.location.vertical', 'Height of the form', horizontal),
      ...colours('components.form', { backgroundColor: 'Form: background', borderColor: 'Form: border' }),
      pixels('components.form.borderRadius', 'Roundness of the form'),
      toggle('components.form.logo.enabled', 'Logo in the form'),
      choice('components.form.logo.location', 'Place of the logo', horizontal),
      choice('components.form.logo.position', 'Above or below the form', place('TOP', 'BOTTOM')),
      choice('components.form.logo.formInclusion', 'Inside or outside the form', place('IN', 'OUT')),
      toggle('components.form.backgroundImage.enabled', 'Background image of the form'),
      toggle('categories.form.displayGraphics', 'Graphics'),
      toggle('categories.form.instructions.enabled', 'Instructions'),
      toggle('categories.form.languageSelector.enabled', 'Choice of languages'),
      word('categories.form.sessionTimerDisplay', 'Session timer'),
      word('components.phoneNumberSelector.displayType', 'Country of phone numbers'),
    ],
  },
  {
    id: 'page', label: 'Page',
    fields: [
      ...colours('components.pageBackground', { color: 'Page: background' }),
      toggle('components.pageBackground.image.enabled', 'Background image of the page'),
      { path: 'components.favicon.enabledTypes', label: 'Icons of the page', kind: 'checks', choices: [{ value: 'ICO', label: 'ICO' }, { value: 'SVG', label: 'SVG' }] },
      ...bar('pageHeader', 'Header'), ...bar('pageFooter', 'Footer'),
    ],
  },
  {
    id: 'buttons', label: 'Buttons',
    fields: [
      pixels('componentClasses.buttons.borderRadius', 'Roundness of buttons'),
      ...states('components.primaryButton', 'Main button', { backgroundColor: 'background', textColor: 'text' }),
      ...colours('components.primaryButton', { 'disabled.backgroundColor': 'Main button out of use: background', 'disabled.borderColor': 'Main button out of use: border' }),
      ...states('components.secondaryButton', 'Other buttons', { ...ground, textColor: 'text' }),
      toggle('componentClasses.idpButtons.icons.enabled', 'Icons on buttons of providers'),
      ...ofProviders('components.idpButton.standard', 'Buttons of providers'),
      { path: 'components.idpButton.custom', label: 'Buttons with colours of their own', kind: 'providers' },
    ],
  },
  {
    id: 'ways', label: 'Ways to sign in',
    fields: [
      {
        path: 'categories.auth.authMethodOrder', label: 'Order of the ways to sign in', kind: 'methods', item: 'way to sign in', hint: 'The first stands above.',
        columns: [
          { key: 'type', label: 'Way', choices: [{ value: 'FEDERATED', label: 'Identity providers' }, { value: 'USERNAME_PASSWORD', label: 'User name and password' }] },
          { key: 'display', label: 'Shown as', choices: [{ value: 'BUTTON', label: 'Buttons' }, { value: 'INPUT', label: 'Fields' }] },
        ],
      },
      { path: 'categories.auth.federation.order', label: 'Order of identity providers', kind: 'names', item: 'identity provider', hint: 'Those that are not listed follow.' },
      word('categories.auth.federation.interfaceStyle', 'How providers are offered'),
      {
        path: 'categories.signUp.acceptanceElements', label: 'What people accept when they sign up', kind: 'rows', item: 'acceptance', hint: 'Kept for tools that ask for it. What the pages link to is set under Terms.',
        columns: [{ key: 'textKey', label: 'Language' }, { key: 'enforcement', label: 'Enforcement' }],
      },
    ],
  },
  {
    id: 'inputs', label: 'Inputs',
    fields: [
      pixels('componentClasses.input.borderRadius', 'Roundness of inputs'),
      ...colours('componentClasses.input', { 'defaults.backgroundColor': 'Inputs: background', 'defaults.borderColor': 'Inputs: border', placeholderColor: 'Inputs: placeholder' }),
      ...colours('componentClasses.inputLabel', { textColor: 'Labels' }),
      ...colours('componentClasses.inputDescription', { textColor: 'Descriptions of inputs' }),
      ...colours('componentClasses.optionControls', {
        'defaults.backgroundColor': 'Check boxes: background', 'defaults.borderColor': 'Check boxes: border',
        'selected.backgroundColor': 'Ticked check boxes: background', 'selected.foregroundColor': 'Ticked check boxes: tick',
      }),
      pixels('componentClasses.dropDown.borderRadius', 'Roundness of lists'),
      ...colours('componentClasses.dropDown', {
        'defaults.itemBackgroundColor': 'Lists: background', 'hover.itemBackgroundColor': 'Lists under the pointer: background', 'hover.itemBorderColor': 'Lists under the pointer: border',
        'hover.itemTextColor': 'Lists under the pointer: text', 'match.itemBackgroundColor': 'Matches in lists: background', 'match.itemTextColor': 'Matches in lists: text',
      }),
    ],
  },
  {
    id: 'notices', label: 'Notices',
    fields: [
      pixels('components.alert.borderRadius', 'Roundness of notices'),
      ...colours('components.alert', { 'error.backgroundColor': 'Errors: background', 'error.borderColor': 'Errors: border' }),
      ...['error', 'warning', 'success'].flatMap((state) =>
        colours('componentClasses.statusIndicator', { [`${state}.backgroundColor`]: `Mark of ${state}: background`, [`${state}.borderColor`]: `Mark of ${state}: border`, [`${state}.indicatorColor`]: `Mark of ${state}` }),
      ),
      ...colours('componentClasses.statusIndicator', { 'pending.indicatorColor': 'Mark of what is under way' }),
    ],
  },
];

const switches: Record<string, string> = {
  FORM_LOGO: 'components.form.logo.enabled', FORM_BACKGROUND: 'components.form.backgroundImage.enabled', PAGE_BACKGROUND: 'components.pageBackground.image.enabled',
  PAGE_HEADER_LOGO: 'components.pageHeader.logo.enabled', PAGE_HEADER_BACKGROUND: 'components.pageHeader.backgroundImage.enabled',
  PAGE_FOOTER_LOGO: 'components.pageFooter.logo.enabled', PAGE_FOOTER_BACKGROUND: 'components.pageFooter.backgroundImage.enabled',
};

/** shownBy is the setting that has images of a category shown, if there is one. */
export const shownBy = (category: string): string | undefined => switches[category];
