package io.github.fleetmaven.config;

import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RolloutPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Maps targets: scale sets and virtual machines itself. Not for several threads. */
final class TargetMapper {

  private static final String WHOLE_SUBSCRIPTION = "*";

  private final Problems problems;
  private final AzureSettings azure;
  private final AzureNames names;
  private final ImageMapper images;
  private final RolloutMapper rollouts;
  private final StrategyRules strategies;
  private final ExtensionMapper extensions;
  private final ExtensionRules rules;
  private final EcsGroupMapper ecsGroups;
  private final Set<String> saidOfAzure;

  TargetMapper(
      Problems problems,
      FleetConfig config,
      AzureSettings azure,
      ExtensionMapper extensions,
      ExtensionRules rules,
      EcsGroupMapper ecsGroups) {
    this.problems = problems;
    this.azure = azure;
    this.names = new AzureNames(problems);
    this.images = new ImageMapper(problems);
    this.rollouts = new RolloutMapper(problems);
    this.strategies = new StrategyRules(problems);
    this.extensions = extensions;
    this.rules = rules;
    this.ecsGroups = ecsGroups;
    this.saidOfAzure = config.azure().map(a -> a.place().children().keySet()).orElse(Set.of());
  }

  /** Maps all targets. What it returns makes sense only when no error was found. */
  List<DesiredTarget> map(FleetConfig config) {
    List<DesiredTarget> targets = new ArrayList<>();
    Map<String, Place> seen = new LinkedHashMap<>();
    for (ScaleSetConfig set : config.scaleSets()) {
      checkName(set.name(), set.place(), seen);
      targets.add(scaleSet(set));
    }
    for (VirtualMachineConfig machine : config.virtualMachines()) {
      checkName(machine.name(), machine.place(), seen);
      targets.add(machine.tags().isPresent() ? group(machine) : machine(machine));
    }
    for (EcsGroupConfig group : config.ecsGroups()) {
      checkName(group.name(), group.place(), seen);
      targets.add(ecsGroups.map(group));
    }
    return targets;
  }

  private DesiredTarget scaleSet(ScaleSetConfig set) {
    Place place = set.place();
    set.name().ifPresent(name -> names.resource(name, place.child("name")));
    strategies.checkScaleSet(set.rollout());
    return new DesiredTarget.ScaleSet(
        ResourceId.scaleSet(
            subscription(set.subscriptionId(), place),
            resourceGroup(set.resourceGroup(), place),
            set.name().orElse("")),
        place.location(),
        images.map(set),
        extensions(set.extensions()),
        rollouts.map(set.rollout()),
        permissions(set.allow()));
  }

  private DesiredTarget machine(VirtualMachineConfig machine) {
    Place place = machine.place();
    machine.name().ifPresent(name -> names.resource(name, place.child("name")));
    strategies.checkMachines(machine.rollout());
    return new DesiredTarget.Machine(
        ResourceId.virtualMachine(
            subscription(machine.subscriptionId(), place),
            resourceGroup(machine.resourceGroup(), place),
            machine.name().orElse("")),
        place.location(),
        extensions(machine.extensions()),
        rollouts.map(machine.rollout()),
        permissions(machine.allow()));
  }

  private DesiredTarget group(VirtualMachineConfig group) {
    Place place = group.place();
    Map<String, String> tags = group.tags().orElse(Map.of());
    if (tags.isEmpty()) {
      problems.error(
          place.child("tags"),
          "a group without a tag would be every machine",
          "name a tag, as <role>web</role>, or leave <tags> out to mean one machine");
    }
    boolean everywhere = group.resourceGroup().filter(WHOLE_SUBSCRIPTION::equals).isPresent();
    RolloutPolicy rollout = rollouts.map(group.rollout());
    strategies.checkMachines(group.rollout());
    return new DesiredTarget.MachineGroup(
        group.name().orElse(""),
        subscription(group.subscriptionId(), place),
        everywhere ? Optional.empty() : Optional.of(resourceGroup(group.resourceGroup(), place)),
        tags,
        place.location(),
        extensions(group.extensions()),
        rollout,
        permissions(group.allow()));
  }

  private List<DesiredExtension> extensions(List<ExtensionConfig> declared) {
    List<DesiredExtension> mapped = declared.stream().map(extensions::map).toList();
    rules.check(declared, mapped);
    return mapped;
  }

  static Set<Permission> permissions(List<Permission> words) {
    return words.isEmpty() ? Set.of() : EnumSet.copyOf(words);
  }

  private void checkName(Optional<String> name, Place place, Map<String, Place> seen) {
    if (name.isEmpty()) {
      return;
    }
    Place first = seen.putIfAbsent(name.get().toLowerCase(Locale.ROOT), place);
    if (first != null) {
      problems.error(
          place.child("name"),
          "two targets are called `" + name.get() + "`, the first at " + first.location(),
          "merge them; a target has one name in a pom");
    }
  }

  private String subscription(Optional<String> own, Place place) {
    own.ifPresent(id -> names.subscription(id, place.child("subscriptionId")));
    return own.or(azure::subscriptionId).orElseGet(() -> missing("subscriptionId", place));
  }

  private String resourceGroup(Optional<String> own, Place place) {
    if (own.filter(WHOLE_SUBSCRIPTION::equals).isPresent()) {
      problems.error(
          place.child("resourceGroup"),
          "`*` is for groups of virtual machines, those with <tags>",
          "name the resource group");
    } else {
      own.ifPresent(group -> names.resourceGroup(group, place.child("resourceGroup")));
    }
    return own.or(azure::resourceGroup).orElseGet(() -> missing("resourceGroup", place));
  }

  private String missing(String element, Place place) {
    boolean reported = place.has(element) || saidOfAzure.contains(element);
    if (!reported) {
      problems.error(
          place,
          "<" + element + "> is missing, here and in <azure>",
          "add it to <azure>, for all targets, or here");
    }
    return "";
  }
}
