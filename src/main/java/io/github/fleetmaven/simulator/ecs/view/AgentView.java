package io.github.fleetmaven.simulator.ecs.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.service.Agents;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.store.Agent;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.store.Json;
import java.util.Optional;

/** How agents of Cloud Assistant and their plugins are shown. Stateless. */
public final class AgentView {

  private AgentView() {}

  /**
   * Returns an entry of DescribeCloudAssistantStatus, which says true and false as texts.
   *
   * @param open how many commands go on there
   */
  public static ObjectNode of(Instance instance, long open, Agents agents, Ecs ecs) {
    Agent agent = instance.guest().agent();
    boolean online = agents.online(instance);
    ObjectNode result = Json.object();
    result.put("InstanceId", instance.id());
    result.put("CloudAssistantStatus", Boolean.toString(online));
    // As the vendor says, it is empty when the agent is not running, too.
    result.put(
        "CloudAssistantVersion", online ? Optional.ofNullable(agent.version()).orElse("") : "");
    result.put("OSType", instance.windows() ? "Windows" : "Linux");
    result.put("InvocationCount", agent.done());
    result.put("ActiveTaskCount", open + agent.busy());
    result.put("LastInvokedTime", Views.seconds(ecs, agent.used()));
    result.put("LastHeartbeatTime", Views.seconds(ecs, agents.heard(instance).orElse(null)));
    result.put("SupportSessionManager", online);
    return result;
  }

  /**
   * Returns an entry of ListPluginStatus.
   *
   * @param name the plugin that is asked for; all that are installed when empty
   */
  public static ObjectNode plugins(Instance instance, Optional<String> name, Ecs ecs) {
    ObjectNode result = Json.object().put("InstanceId", instance.id());
    ArrayNode list = result.putObject("PluginStatusSet").putArray("PluginStatus");
    instance
        .guest()
        .agent()
        .plugins()
        .forEach(
            (plugin, since) -> {
              if (name.isEmpty() || name.get().equals(plugin)) {
                list.addObject()
                    .put("PluginName", plugin)
                    .put("PluginStatus", "Installed")
                    .put("PluginVersion", "1.0")
                    .put("FirstHeartbeatTime", Views.seconds(ecs, since))
                    .put("LastHeartbeatTime", Views.seconds(ecs, since));
              }
            });
    if (list.isEmpty() && name.isPresent()) {
      list.addObject().put("PluginName", name.get()).put("PluginStatus", "NotInstalled");
    }
    return result;
  }
}
