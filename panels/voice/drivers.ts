import type { Drivers as Found } from '../../extensions/domain/drivers/drivers.js';
import type { Text } from '../../extensions/domain/language.js';

export type { Driver } from '../../extensions/domain/drivers/drivers.js';

/** What drives satisfaction, as `GET /loop/drivers` answers it. */
export type Drivers = Found & { readonly says: Text };
