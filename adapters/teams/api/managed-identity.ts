import { ManagedIdentityApplication } from '@azure/msal-node';
import type { MachineCredentials } from './credentials.ts';
import { keepToken } from './kept-token.ts';
import type { Ask } from './one-sign-in.ts';

/**
 * The machine we run on signs in for us. botbuilder would ask `DefaultAzureCredential`, which first tries whatever another program
 * left in `AZURE_CLIENT_ID` and the like; this asks the machine alone, whichever of Azure's kinds it is. Of those names msal-node reads
 * `AZURE_POD_IDENTITY_AUTHORITY_HOST` only, which says where the endpoint of the machine itself is.
 */
export function openMachine({ appId, resource }: MachineCredentials): Ask {
  const machine = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: appId },
    // Whoever sends tries again, and knows until when that is of use.
    system: { disableInternalRetries: true },
  });
  // msal-node keeps tokens by app for the whole process; ours belongs to who opened it.
  return keepToken(() => machine.acquireToken({ resource, forceRefresh: true }));
}
