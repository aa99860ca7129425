package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.RunCommandRequest;
import com.aliyun.ecs20140526.models.RunCommandRequest.RunCommandRequestTag;
import io.github.fleetmaven.cloud.EcsCommand;

/** RunCommand, without keeping the command. Safe for use by several threads. */
final class RunCommand {

  private final EcsClient client;

  RunCommand(EcsClient client) {
    this.client = client;
  }

  String run(EcsCommand command) {
    RunCommandRequest request =
        new RunCommandRequest()
            .setRegionId(client.regionId())
            .setName(command.name())
            .setType(type(command.type()))
            .setContentEncoding("Base64")
            .setCommandContent(Fields.encoded(command.content()))
            .setTimeout(command.timeout().toSeconds())
            .setInstanceId(command.instances())
            .setTag(
                Tags.of(
                    command.tags(),
                    (key, value) -> new RunCommandRequestTag().setKey(key).setValue(value)))
            .setClientToken(command.clientToken());
    String action =
        "send the command " + command.name() + " to " + command.instances().size() + " instances";
    EcsCall call =
        command.changesNothing() ? EcsCall.probe(action) : EcsCall.repeatableWrite(action);
    return Fields.text(
        client.send(
            call, (sdk, once) -> sdk.runCommandWithOptions(request, once).getBody().getInvokeId()));
  }

  private static String type(EcsCommand.Type type) {
    return switch (type) {
      case BATCH -> "RunBatScript";
      case POWERSHELL -> "RunPowerShellScript";
    };
  }
}
