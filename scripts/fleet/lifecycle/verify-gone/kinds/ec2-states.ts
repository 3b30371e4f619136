/** States of what is gone, or goes by itself. */
export const GOES = /^(deleted|deleting|terminated|shutting-down)$/;
