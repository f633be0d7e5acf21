import module from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Keeps what Node makes of our files beside the packages, so that the next start need not strip and compile them again. Who may
 * write there may change the code as well, so it is trusted as much; where nothing can be written, nothing is kept.
 */
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/lessenbot', import.meta.url)));
