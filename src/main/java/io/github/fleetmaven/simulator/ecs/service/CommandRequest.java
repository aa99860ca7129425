package io.github.fleetmaven.simulator.ecs.service;

import java.util.Map;

/**
 * A new command.
 *
 * @param name its name, maybe empty
 * @param description its description, maybe empty
 * @param type {@code RunPowerShellScript}, {@code RunBatScript} or {@code RunShellScript}
 * @param content its text
 * @param timeout how long it may take, in seconds
 * @param kept whether it is listed and can be invoked again
 * @param dry whether only the way to the instances is tried
 * @param tags its tags, and those of its invocation
 */
public record CommandRequest(
    String name,
    String description,
    String type,
    String content,
    long timeout,
    boolean kept,
    boolean dry,
    Map<String, String> tags) {}
