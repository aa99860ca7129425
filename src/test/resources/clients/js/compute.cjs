// Works on a simulator with the Azure SDK for JavaScript; prints what each call gave, a line of JSON each.
const { ComputeManagementClient } = require("@azure/arm-compute");
const { ClientSecretCredential, ManagedIdentityCredential } = require("@azure/identity");

const { SIMULATOR, SUBSCRIPTION, TENANT } = process.env;
const group = "clients";

const secret = new ClientSecretCredential(TENANT, "me", "any", {
  authorityHost: SIMULATOR,
  disableInstanceDiscovery: true,
});
const client = new ComputeManagementClient(secret, SUBSCRIPTION, { endpoint: SIMULATOR });
const sets = client.virtualMachineScaleSets;
const instances = client.virtualMachineScaleSetVMs;
const setExtensions = client.virtualMachineScaleSetExtensions;
const rolling = client.virtualMachineScaleSetRollingUpgrades;
const machines = client.virtualMachines;
const extensions = client.virtualMachineExtensions;
const fast = { updateIntervalInMs: 200 };

async function all(pages) {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
}

const access = {
  publisher: "Microsoft.OSTCExtensions",
  typePropertiesType: "VMAccessForLinux",
  typeHandlerVersion: "1.5",
  settings: { port: 1 },
  protectedSettings: { username: "hunter2" },
};

const script = {
  location: "westus",
  publisher: "Microsoft.Azure.Extensions",
  typePropertiesType: "CustomScript",
  typeHandlerVersion: "2.1",
  settings: { a: 1 },
  protectedSettings: { commandToExecute: "hunter2" },
};

const steps = {
  // Of another host of identities than az: the metadata service of a machine.
  managedIdentity: () =>
    new ManagedIdentityCredential().getToken("https://management.azure.com/.default"),

  listSets: () => all(sets.list(group)),
  listAllSets: () => all(sets.listAll()),
  getSet: () => sets.get(group, "js-read"),
  getNoSet: () => sets.get(group, "nope"),
  setView: () => sets.getInstanceView(group, "js-read"),
  listInstances: () => all(instances.list(group, "js-read", { expand: "instanceView" })),
  instanceView: () => instances.getInstanceView(group, "js-read", "0"),

  putExtension: () => setExtensions.createOrUpdate(group, "js-extended", "access", access, fast),
  listExtensions: () => all(setExtensions.list(group, "js-extended")),
  getExtension: () => setExtensions.get(group, "js-extended", "access"),
  updateInstances: () => sets.updateInstances(group, "js-extended", { instanceIds: ["*"] }, fast),
  deleteExtension: () => setExtensions.delete(group, "js-extended", "access", fast),
  updateImage: () =>
    sets.update(
      group,
      "js-imaged",
      {
        tags: { owner: "me" },
        virtualMachineProfile: {
          storageProfile: { imageReference: { version: "18.04.202402020" } },
        },
      },
      fast,
    ),
  putWhole: async () => {
    const set = await sets.get(group, "js-imaged");
    return sets.createOrUpdate(group, "js-imaged", set, fast);
  },

  stop: () => sets.powerOff(group, "js-acted", { vmInstanceIDs: { instanceIds: ["0"] }, ...fast }),
  stopped: () => instances.getInstanceView(group, "js-acted", "0"),
  start: () => sets.start(group, "js-acted", fast),
  started: () => instances.getInstanceView(group, "js-acted", "0"),
  deallocate: () => instances.deallocate(group, "js-acted", "1", fast),
  deallocated: () => instances.getInstanceView(group, "js-acted", "1"),
  startOne: () => instances.start(group, "js-acted", "1", fast),
  restart: () => sets.restart(group, "js-acted", fast),
  reimage: () => sets.reimage(group, "js-acted", fast),
  reimageOne: () => instances.reimage(group, "js-acted", "0", fast),
  scale: () => sets.update(group, "js-scaled", { sku: { capacity: 3 } }, fast),
  deleteInstances: () => sets.deleteInstances(group, "js-scaled", { instanceIds: ["0"] }, fast),
  scaled: () => all(instances.list(group, "js-scaled")),
  deleteSet: () => sets.delete(group, "js-gone", fast),

  roll: () => rolling.startOSUpgrade(group, "js-rolled", fast),
  rolled: () => rolling.getLatest(group, "js-rolled"),
  cancelNothing: () => rolling.cancel(group, "js-rolled", fast),
  cancel: async () => {
    const running = rolling.startOSUpgrade(group, "js-cancelled", fast);
    await running.submitted();
    await rolling.cancel(group, "js-cancelled", fast);
    return rolling.getLatest(group, "js-cancelled");
  },
  rollExtensions: () => rolling.startExtensionUpgrade(group, "js-upgraded", fast),

  listMachines: () => all(machines.list(group)),
  getMachine: () => machines.get(group, "js-mread", { expand: "instanceView" }),
  machineView: () => machines.instanceView(group, "js-mread"),
  putMachineExtension: () =>
    extensions.createOrUpdate(group, "js-mextended", "script", script, fast),
  listMachineExtensions: () => extensions.list(group, "js-mextended"),
  deleteMachineExtension: () => extensions.delete(group, "js-mextended", "script", fast),
  deallocateMachine: () => machines.deallocate(group, "js-mpowered", fast),
  deallocatedMachine: () => machines.instanceView(group, "js-mpowered"),
  startMachine: () => machines.start(group, "js-mpowered", fast),
  updateMachine: () => machines.update(group, "js-mpowered", { tags: { owner: "me" } }, fast),
  commandOfMachine: () =>
    machines.runCommand(
      group,
      "js-mcommanded",
      { commandId: "RunShellScript", script: ["echo hi"] },
      fast,
    ),
  commandOfInstance: () =>
    instances.runCommand(
      group,
      "js-commanded",
      "0",
      { commandId: "RunShellScript", script: ["echo hi"] },
      fast,
    ),
  deallocateSource: () => machines.deallocate(group, "js-mcaptured", fast),
  generalize: () => machines.generalize(group, "js-mcaptured"),
  putImage: async () => {
    const { id, location } = await machines.get(group, "js-mcaptured");
    return client.images.createOrUpdate(
      group,
      "js-image",
      { location, sourceVirtualMachine: { id } },
      fast,
    );
  },
  listImages: () => all(client.images.listByResourceGroup(group)),
  getImage: () => client.images.get(group, "js-image"),
  startGeneralized: () => machines.start(group, "js-mcaptured", fast),
  listSetSkus: () => all(sets.listSkus(group, "js-read")),
  listSizes: () => all(client.virtualMachineSizes.list("westus")),
  listPublishers: () => client.virtualMachineImages.listPublishers("westus"),
  listExtensionVersions: () =>
    client.virtualMachineExtensionImages.listVersions(
      "westus",
      "Microsoft.Azure.Extensions",
      "CustomScript",
    ),
  listSkus: () => all(client.resourceSkus.list({ filter: "location eq 'westus'" })),

  deleteMachine: () => machines.delete(group, "js-mgone", fast),
};

(async () => {
  for (const [step, call] of Object.entries(steps)) {
    const line = { step };
    try {
      line.result = (await call()) ?? null;
    } catch (e) {
      line.error = { code: e.code, status: e.statusCode, message: e.message };
    }
    console.log(JSON.stringify(line));
  }
})();
