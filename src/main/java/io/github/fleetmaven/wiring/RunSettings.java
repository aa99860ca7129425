package io.github.fleetmaven.wiring;

import io.github.fleetmaven.config.AlibabaSettings;
import io.github.fleetmaven.config.AzureSettings;
import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.secret.ServerCredentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about one run, beside the fleet.
 *
 * @param cloud which cloud is worked on
 * @param azure what the pom says of Azure as a whole
 * @param endpoint where Azure's Resource Manager answers, when not at its own address
 * @param alibaba what the pom and the command line say of Alibaba Cloud as a whole
 * @param baseDirectory the project's folder
 * @param outputDirectory where plan, status, journal and staged content go
 * @param targets names of the targets that are meant; all when empty
 * @param allow what is allowed, as {@code value} or {@code target:value}
 * @param reapply names of extensions to send though nothing seems changed
 * @param planFile the reviewed plan that apply is to carry out
 * @param takeOver whether leases of other runs are taken over, since they are known to be dead
 * @param detach whether rollouts that Azure drives are left running
 * @param probe whether a plan asks ECS instances for their drivers' versions; {@code apply} does so
 *     anyway
 * @param severalModules whether the build has other modules, which may declare what the command
 *     line names
 * @param color whether the terminal has colours
 * @param environment reads a variable of the environment
 * @param servers finds the decrypted credentials of a server in settings.xml
 * @param build what content takes from the build that the run is part of
 */
public record RunSettings(
    CloudName cloud,
    AzureSettings azure,
    Optional<String> endpoint,
    AlibabaSettings alibaba,
    SimulatorSettings simulator,
    Path baseDirectory,
    Path outputDirectory,
    List<String> targets,
    List<String> allow,
    List<String> reapply,
    Optional<Path> planFile,
    boolean takeOver,
    boolean detach,
    boolean probe,
    boolean severalModules,
    boolean color,
    Function<String, @Nullable String> environment,
    Function<String, Optional<ServerCredentials>> servers,
    BuildAccess build) {

  public RunSettings {
    targets = List.copyOf(targets);
    allow = List.copyOf(allow);
    reapply = List.copyOf(reapply);
  }

  /**
   * Returns the file that says what was there before. A rehearsal on the simulator has one of its
   * own, so that it doesn't replace what is known of the real fleet.
   */
  public Path beforeFile() {
    return outputDirectory.resolve(
        cloud == CloudName.AZURE ? "before.json" : "before-" + cloud.word() + ".json");
  }

  /** Which cloud is worked on. */
  public enum CloudName {
    AZURE("azure"),
    SIMULATOR("simulator");

    private final String word;

    CloudName(String word) {
      this.word = word;
    }

    /** Returns the word as {@code -Dfleet.cloud} takes it. */
    public String word() {
      return word;
    }
  }
}
