package io.github.fleetmaven.simulator.ecs.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command of Cloud Assistant.
 *
 * @param id its id
 * @param name its name, maybe empty
 * @param description its description, maybe empty
 * @param type {@code RunPowerShellScript}, {@code RunBatScript} or {@code RunShellScript}
 * @param content its text
 * @param timeout how long it may take, in seconds
 * @param kept whether it is listed and can be invoked again
 * @param created when it was made
 * @param common what it is among the vendor's common commands, when it is one
 * @param tags its tags
 */
public record SavedCommand(
    String id,
    String name,
    String description,
    String type,
    String content,
    long timeout,
    boolean kept,
    Instant created,
    @Nullable Common common,
    Map<String, String> tags) {

  /**
   * What a common command is.
   *
   * @param provider whose it is, as {@code AlibabaCloud.ECS.GuestOS}
   * @param version its version, from 1
   * @param latest whether there is none later
   */
  public record Common(String provider, int version, boolean latest) {}

  /** Returns it with other tags. */
  public SavedCommand withTags(Map<String, String> others) {
    return new SavedCommand(
        id, name, description, type, content, timeout, kept, created, common, others);
  }
}
