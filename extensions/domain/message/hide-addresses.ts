/** A scheme and what follows, `www.` and what follows, or the name of a host with a path, a query or a port. */
const address =
	/[a-z][a-z0-9+.-]*:\/\/\S*|www\.\S+|(?:[\p{L}\p{N}_-]+\.)+(?:xn--[a-z0-9-]+|[a-z]{2,})(?:[/?#]|:\d)\S*/giu;

/**
 * Leaves out the web addresses in somebody else's words: they would make our mail carry a stranger's link.
 *
 * @example hideAddresses('Ann evil.example/login') //=> 'Ann …'
 */
export function hideAddresses(text: string): string {
	return text.replaceAll(address, '…');
}
