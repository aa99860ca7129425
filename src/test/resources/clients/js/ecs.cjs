// Drives a simulated ECS with the vendor's own client, and prints what it got as JSON.
// NODE_PATH=MODULES node ecs.cjs PORT SECRET
const [port, secret] = process.argv.slice(2);
const ecs = require('@alicloud/ecs20140526');
const { Config } = require('@alicloud/openapi-core/dist/utils');

const region = 'cn-hangzhou';
const client = new ecs.default(
  new Config({
    accessKeyId: 'simulator',
    accessKeySecret: secret,
    endpoint: '127.0.0.1:' + port,
    protocol: 'http',
    regionId: region,
  })
);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function pages() {
  const ids = [];
  let count = 0;
  let nextToken;
  do {
    const { body } = await client.describeInstances(
      new ecs.DescribeInstancesRequest({
        regionId: region,
        maxResults: 10,
        nextToken,
        tag: [new ecs.DescribeInstancesRequestTag({ key: 'role', value: 'web' })],
      })
    );
    ids.push(...body.instances.instance.map((each) => each.instanceId));
    nextToken = body.nextToken;
    count++;
  } while (nextToken);
  return { ids, count };
}

async function run(content, ids) {
  const { body } = await client.runCommand(
    new ecs.RunCommandRequest({
      regionId: region,
      type: 'RunPowerShellScript',
      contentEncoding: 'Base64',
      commandContent: Buffer.from(content).toString('base64'),
      name: 'a check & more: 100% (ü)',
      timeout: 300,
      instanceId: ids,
      tag: [new ecs.RunCommandRequestTag({ key: 'fleet-group', value: 'web' })],
      clientToken: 'token-' + content.length,
    })
  );
  for (let i = 0; i < 300; i++) {
    const { body: found } = await client.describeInvocationResults(
      new ecs.DescribeInvocationResultsRequest({
        regionId: region,
        invokeId: body.invokeId,
        maxResults: 50,
        contentEncoding: 'PlainText',
      })
    );
    const results = found.invocation.invocationResults.invocationResult;
    if (results.every((each) => !['Pending', 'Running'].includes(each.invocationStatus))) {
      return results;
    }
    await pause(20);
  }
  throw new Error('the command never ends');
}

async function restarted(ids) {
  const { body } = await client.rebootInstances(
    new ecs.RebootInstancesRequest({ regionId: region, instanceId: ids, batchOptimization: 'SuccessFirst' })
  );
  return body.instanceResponses.instanceResponse;
}

async function snapshot(disk) {
  const { body } = await client.createSnapshot(
    new ecs.CreateSnapshotRequest({ diskId: disk, snapshotName: 'before', retentionDays: 7 })
  );
  for (let i = 0; i < 300; i++) {
    const { body: found } = await client.describeSnapshots(
      new ecs.DescribeSnapshotsRequest({ regionId: region, snapshotIds: JSON.stringify([body.snapshotId]) })
    );
    if (found.snapshots.snapshot[0].status !== 'progressing') {
      return found.snapshots.snapshot[0];
    }
    await pause(20);
  }
  throw new Error('the snapshot never ends');
}

async function all() {
  const check = "(Get-Item 'C:\\Windows\\System32\\drivers\\viostor.sys').VersionInfo.ProductVersion";
  const instances = await pages();
  const before = await run(check, instances.ids);
  const agents = await client.describeCloudAssistantStatus(
    new ecs.DescribeCloudAssistantStatusRequest({ regionId: region, instanceId: [instances.ids[0], 'i-bare'] })
  );
  const taken = await snapshot('d-web01-0');
  const updated = await run('acs-plugin-manager.exe --exec --plugin=UpdateVirtIo', [instances.ids[0]]);
  const responses = await restarted([instances.ids[0], 'i-off']);
  await pause(400);
  const after = await run(check + ' #', [instances.ids[0]]);
  await client.tagResources(
    new ecs.TagResourcesRequest({
      regionId: region,
      resourceType: 'instance',
      resourceId: ['i-off'],
      tag: [new ecs.TagResourcesRequestTag({ key: 'fleet-lease', value: 'me' })],
    })
  );
  const off = await client.describeInstances(
    new ecs.DescribeInstancesRequest({ regionId: region, instanceIds: JSON.stringify(['i-off']) })
  );
  return {
    instances,
    before,
    agents: agents.body.instanceCloudAssistantStatusSet.instanceCloudAssistantStatus,
    taken,
    updated,
    responses,
    after,
    off: off.body.instances.instance[0],
  };
}

all().then(
  (result) => console.log(JSON.stringify(result)),
  (error) =>
    console.log(
      JSON.stringify({ error: { status: error.statusCode, code: error.code, message: error.message } })
    )
);
