package io.github.fleetmaven.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what befalls a machine. Stateless. */
final class MachineEffectReader {

  static final List<String> KEYS =
      List.of("health", "powerState", "agent", "vanishes", "stays", "fails", "lasts");

  /** Those that are about what is being done to the machine. */
  static final List<String> OF_WORK = List.of("stays", "fails");

  private MachineEffectReader() {}

  static List<MachineEffect> read(Fields fields) {
    List<MachineEffect> effects = new ArrayList<>();
    fields
        .oneOf("health", "healthy", "unhealthy", "unknown", "initializing")
        .map(MachineEffect.Health::new)
        .ifPresent(effects::add);
    fields
        .oneOf("powerState", "stopped", "deallocated")
        .map(MachineEffect.PowerLost::new)
        .ifPresent(effects::add);
    fields
        .oneOf("agent", "notReady")
        .map(silent -> new MachineEffect.AgentLost())
        .ifPresent(effects::add);
    if (fields.flag("vanishes", false)) {
      effects.add(new MachineEffect.Vanishes());
    }
    fields
        .oneOf("stays", "updating")
        .map(updating -> new MachineEffect.StaysUpdating())
        .ifPresent(effects::add);
    fields.below("fails").flatMap(MachineEffectReader::fails).ifPresent(effects::add);
    check(fields, effects);
    return effects;
  }

  private static Optional<MachineEffect> fails(Fields fields) {
    Optional<String> code = fields.text("code");
    Optional<String> message = fields.text("message");
    if (code.isEmpty()) {
      fields.problem("needs a code, as OSProvisioningTimedOut");
    }
    fields.end();
    return code.map(text -> new MachineEffect.Fails(text, message.orElse(text)));
  }

  private static void check(Fields fields, List<MachineEffect> effects) {
    if (effects.isEmpty()) {
      fields.problem(
          "does nothing: give it health, powerState, agent, vanishes, or, with an event, stays or"
              + " fails");
    }
    if (effects.stream().anyMatch(MachineEffect.Vanishes.class::isInstance)) {
      fields.misplaced(
          List.of("health", "powerState", "agent", "stays", "lasts"),
          "can't go together with vanishes");
    }
    if (effects.stream().anyMatch(MachineEffect.StaysUpdating.class::isInstance)) {
      fields.misplaced(
          List.of("health", "powerState", "agent", "fails"), "can't go together with stays");
    }
    boolean fails = effects.stream().anyMatch(MachineEffect.Fails.class::isInstance);
    if (fails && effects.size() == 1) {
      fields.misplaced(List.of("lasts"), "has nothing to last: an end is an end");
    }
  }
}
