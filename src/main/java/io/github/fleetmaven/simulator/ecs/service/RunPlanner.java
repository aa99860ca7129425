package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.Ending;
import io.github.fleetmaven.simulator.ecs.store.Ending.After;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.store.RunError;
import io.github.fleetmaven.simulator.ecs.store.RunStatus;
import io.github.fleetmaven.simulator.scenario.EcsFault;
import io.github.fleetmaven.simulator.scenario.EcsRule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides how a command will go on an instance, by its content and the faults. Stateless. */
final class RunPlanner {

  /** The agent of Windows powers the instance off. */
  private static final int POWER_OFF = 3009;

  /** The agent of Windows reboots the instance. */
  private static final int REBOOT = 3010;

  private static final int MANY_DISKS = 4;

  private final Ecs ecs;

  RunPlanner(Ecs ecs) {
    this.ecs = ecs;
  }

  /** Returns which event for faults it is that a command of such an effect runs. */
  static EcsFault.Event event(EcsRule.Effect effect) {
    return switch (effect) {
      case READ_DRIVER -> EcsFault.Event.CHECK;
      case UPDATE_DRIVER -> EcsFault.Event.UPDATE;
      case NONE -> EcsFault.Event.COMMAND;
    };
  }

  /**
   * Plans a run.
   *
   * @param command what is known of the command
   * @param fault what goes wrong
   * @param timeout how long it may take
   */
  RunPlan plan(
      Instance instance, Recognition.Known command, Optional<EcsFault> fault, Duration timeout) {
    EcsRule rule = command.rule();
    boolean update = rule.effect() == EcsRule.Effect.UPDATE_DRIVER && instance.windows();
    Duration normally =
        rule.takes().orElse(update ? ecs.timing().driverUpdate() : ecs.timing().command());
    Optional<EcsFault.Outcome> outcome = fault.flatMap(EcsFault::outcome);
    int code = fault.map(EcsFault::exitCode).orElse(OptionalInt.empty()).orElse(rule.exitCode());
    Ending ending =
        outcome.isEmpty() && normally.compareTo(timeout) <= 0
            ? ending(instance, command, fault, code)
            : Ending.of(status(outcome), error(outcome));
    Duration takes = ending.status() == RunStatus.TIMEOUT ? timeout : normally;
    boolean succeeds = outcome.isEmpty() && (code == 0 || code == REBOOT || code == POWER_OFF);
    Optional<Boolean> said = fault.flatMap(EcsFault::applied);
    Duration drop = drop(instance);
    // In the middle of the interruption the command ends: what it says of itself comes late.
    Duration replaced = positive(normally.minus(drop.dividedBy(2)));
    Duration latest = said.orElse(false) && replaced.compareTo(takes) > 0 ? takes : replaced;
    // One that is killed before never comes to it.
    boolean applies = update && said.orElse(succeeds);
    return new RunPlan(ending, takes, applies ? Optional.of(latest) : Optional.empty(), drop);
  }

  private Duration drop(Instance instance) {
    return instance.disks().size() > MANY_DISKS
        ? ecs.timing().networkDropManyDisks()
        : ecs.timing().networkDrop();
  }

  private Ending ending(
      Instance instance, Recognition.Known command, Optional<EcsFault> fault, int code) {
    boolean wrapped = command.wrapped();
    boolean special = instance.windows() && (code == REBOOT || code == POWER_OFF);
    int seen = special && wrapped ? 0 : code;
    After after =
        !special || wrapped ? After.NOTHING : code == REBOOT ? After.REBOOT : After.POWER_OFF;
    String output =
        fault
            .flatMap(EcsFault::output)
            .or(command.rule()::output)
            .orElseGet(() -> standard(command.rule().effect(), wrapped))
            .replace("${exitCode}", Integer.toString(code));
    return new Ending(
        seen == 0 ? RunStatus.SUCCESS : RunStatus.FAILED,
        seen,
        seen == 0 ? RunError.NONE : RunError.EXIT_CODE_NONZERO,
        output,
        fault.map(EcsFault::dropped).orElse(0),
        after);
  }

  private static String standard(EcsRule.Effect effect, boolean wrapped) {
    return switch (effect) {
      case READ_DRIVER -> Outputs.CHECK;
      case UPDATE_DRIVER, NONE -> wrapped ? Outputs.WRAPPED : "";
    };
  }

  private static RunStatus status(Optional<EcsFault.Outcome> outcome) {
    return outcome.isEmpty() || outcome.get() == EcsFault.Outcome.TIMEOUT
        ? RunStatus.TIMEOUT
        : RunStatus.ERROR;
  }

  private static RunError error(Optional<EcsFault.Outcome> outcome) {
    return switch (outcome.orElse(EcsFault.Outcome.TIMEOUT)) {
      case CLIENT_NOT_RESPONSE -> RunError.CLIENT_NOT_RESPONSE;
      case INTERRUPTED -> RunError.EXECUTION_INTERRUPTED;
      case EXCEPTION -> RunError.EXECUTION_EXCEPTION;
      default -> RunError.EXECUTION_TIMEOUT;
    };
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
