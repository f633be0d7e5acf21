import chromium from '@sparticuz/chromium';

/** A process of its own, as the package changes the environment of whoever imports it: unpacks into its temporary folder. */
await chromium.executablePath();
