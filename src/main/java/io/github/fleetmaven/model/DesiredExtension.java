package io.github.fleetmaven.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An extension as a pom declares it. What is empty was left out: it keeps its observed value, and
 * takes the catalogue's or Azure's when the extension is created.
 *
 * @param name the extension's name on its target
 * @param declaredAt where it was declared, as {@code pom.xml:41}
 * @param absent whether the target must not carry it
 * @param kind the catalogue's kind, where a typed element declared it; the handler then follows
 *     from the operating system of the target
 * @param handler publisher and type, where the pom names them
 * @param version the handler's version, as {@code 1.2}
 * @param settings the public half; holds no reference to a secret
 * @param protectedSettings the protected half, references to secrets unresolved; empty members mean
 *     "clear them", an empty optional "keep them"
 * @param movedToProtected top-level keys that were declared public and moved, since they hold a
 *     secret
 * @param provisionAfter names of extensions to run first
 * @param forceUpdateTag a text of the user's own that makes the handler run again when it changes
 * @param script what a {@code customScript} runs
 */
public record DesiredExtension(
    String name,
    String declaredAt,
    boolean absent,
    Optional<String> kind,
    Optional<Handler> handler,
    Optional<String> version,
    Optional<Boolean> autoUpgradeMinorVersion,
    Optional<Boolean> enableAutomaticUpgrade,
    Optional<Boolean> suppressFailures,
    Optional<Value.Obj> settings,
    Optional<Value.Obj> protectedSettings,
    List<String> movedToProtected,
    Optional<List<String>> provisionAfter,
    Optional<String> forceUpdateTag,
    Optional<Script> script) {

  public DesiredExtension {
    movedToProtected = List.copyOf(movedToProtected);
    provisionAfter = provisionAfter.map(List::copyOf);
  }

  /**
   * What a custom script runs.
   *
   * @param command the command line; may hold references to secrets; empty when the settings name
   *     one
   * @param files paths of files that lie beside the command when it runs, absolute or relative to
   *     the project's folder as already resolved by the configuration
   * @param fileUris what the machine downloads; may hold references to secrets
   */
  public record Script(Optional<String> command, List<Path> files, List<String> fileUris) {
    public Script {
      files = List.copyOf(files);
      fileUris = List.copyOf(fileUris);
    }
  }
}
