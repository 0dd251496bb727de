import { useStores } from '@directus/extensions-sdk';

/** What we use of the Studio's own stores. */
type Studio = {
	readonly useUserStore: () => { readonly currentUser: { readonly id?: string } | null; readonly isAdmin?: boolean };
	readonly useFieldsStore: () => { getField(collection: string, field: string): { readonly name?: string } | null };
	readonly usePermissionsStore: () => { hasPermission(collection: string, action: string): boolean };
	readonly useNotificationsStore: () => {
		add(note: { readonly title: string; readonly type: 'success' | 'error'; readonly icon: string }): void;
	};
};

/** The Studio's own stores. */
export function useStudio(): Studio {
	return useStores() as Studio;
}
