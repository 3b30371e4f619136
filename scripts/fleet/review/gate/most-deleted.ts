/** More of one client than these resources goes only when it is switched off or leaves: then an approval says so. */
export const MOST_DELETED = 20;
