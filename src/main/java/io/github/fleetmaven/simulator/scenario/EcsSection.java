package io.github.fleetmaven.simulator.scenario;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a scenario says of Alibaba Cloud ECS.
 *
 * @param regionId the only region that there is
 * @param accessKeys the secrets of the access keys, by their ids
 * @param latestDriver the version that an update of the driver brings
 * @param wrapper what is found in a command that keeps the exit codes 3009 and 3010 to itself
 * @param timing how long things take
 * @param rules what commands do, the first that matches
 * @param commonCommands the vendor's common commands
 * @param instances what there is
 * @param faults what goes wrong, the first that matches
 */
public record EcsSection(
    String regionId,
    Map<String, String> accessKeys,
    String latestDriver,
    Pattern wrapper,
    EcsTiming timing,
    List<EcsRule> rules,
    List<CommonCommand> commonCommands,
    List<SeededInstance> instances,
    List<EcsFault> faults) {

  /** Keeps the lists from changing. */
  public EcsSection {
    accessKeys = Map.copyOf(accessKeys);
    rules = List.copyOf(rules);
    commonCommands = List.copyOf(commonCommands);
    instances = List.copyOf(instances);
    faults = List.copyOf(faults);
  }
}
