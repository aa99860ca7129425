package io.github.fleetmaven.simulator.ecs.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.store.SavedCommand;
import io.github.fleetmaven.simulator.store.Json;
import org.jspecify.annotations.Nullable;

/** How commands are shown. Stateless. */
public final class CommandView {

  private CommandView() {}

  /**
   * Returns an entry of DescribeCommands.
   *
   * @param invoked how often it was invoked
   * @param plain whether its content is shown as it is
   */
  public static ObjectNode of(SavedCommand command, long invoked, boolean plain, Ecs ecs) {
    ObjectNode result = Json.object();
    result.put("CommandId", command.id());
    result.put("Name", command.name());
    result.put("Description", command.description());
    result.put("Type", command.type());
    result.put("Timeout", command.timeout());
    result.put("WorkingDir", "");
    result.put("EnableParameter", false);
    result.putObject("ParameterNames").putArray("ParameterName");
    result.put("CommandContent", Views.encoded(command.content(), plain));
    result.put("CreationTime", Views.seconds(ecs, command.created()));
    result.put("InvokeTimes", invoked);
    SavedCommand.@Nullable Common common = command.common();
    result.put("Provider", common == null ? "" : common.provider());
    if (common != null) {
      result.put("Version", common.version());
      result.put("Latest", common.latest());
    }
    result.set("Tags", Views.tags(command.tags()));
    return result;
  }
}
