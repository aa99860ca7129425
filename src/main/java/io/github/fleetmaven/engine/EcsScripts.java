package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.cloud.EcsCommand;
import io.github.fleetmaven.model.DesiredTarget.EcsGroup;
import io.github.fleetmaven.model.ecs.command.CommandSize;
import io.github.fleetmaven.model.ecs.command.DriverProbe;
import io.github.fleetmaven.model.ecs.command.DriverUpdate;

/** What is sent to the instances of an ECS group. Stateless. */
final class EcsScripts {

  private static final String ANOTHER_WAY =
      "; name another <method>: plugin, or script with the vendor's InstallVirtIo.ps1";

  private EcsScripts() {}

  /** Returns checks of drivers. */
  static EcsChecks checks(RunContext context, EcsCommands commands) {
    EcsScript script =
        new EcsScript(EcsCommand.Type.POWERSHELL, DriverProbe.SCRIPT, DriverProbe.TIMEOUT);
    return new EcsChecks(context, commands, script, DriverProbe::read);
  }

  /**
   * Returns what updates drivers: for the common command, the vendor's content of today.
   *
   * @throws TargetFailedException when there is none, or it can't be sent
   */
  static EcsScript update(EcsCloud cloud, EcsGroup group) {
    String script =
        DriverUpdate.script(group.driver().method()).orElseGet(() -> commonCommand(cloud, group));
    String wrapped = DriverUpdate.wrapped(script);
    if (!CommandSize.fits(wrapped)) {
      throw new TargetFailedException(
          "the script of the update has "
              + CommandSize.of(wrapped)
              + " bytes with what keeps it from restarting instances by itself, and Cloud Assistant"
              + " takes "
              + CommandSize.MOST
              + ANOTHER_WAY);
    }
    return new EcsScript(EcsCommand.Type.POWERSHELL, wrapped, DriverUpdate.TIMEOUT);
  }

  private static String commonCommand(EcsCloud cloud, EcsGroup group) {
    return cloud
        .commonCommand(DriverUpdate.COMMON_COMMAND)
        .orElseThrow(
            () ->
                new TargetFailedException(
                    "the region "
                        + group.regionId()
                        + " has no common command "
                        + DriverUpdate.COMMON_COMMAND
                        + ANOTHER_WAY));
  }
}
