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
 * @param fromKeyVault where Azure takes the protected settings from by itself; never beside
 *     protected settings of the pom
 * @param payload what travels to the machines with it, beside its settings
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
    Optional<KeyVaultReference> fromKeyVault,
    Optional<Payload> payload) {

  public DesiredExtension {
    movedToProtected = List.copyOf(movedToProtected);
    provisionAfter = provisionAfter.map(List::copyOf);
  }

  /** Makes an extension that takes nothing from a Key Vault. */
  public DesiredExtension(
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
      Optional<? extends Payload> payload) {
    this(
        name,
        declaredAt,
        absent,
        kind,
        handler,
        version,
        autoUpgradeMinorVersion,
        enableAutomaticUpgrade,
        suppressFailures,
        settings,
        protectedSettings,
        movedToProtected,
        provisionAfter,
        forceUpdateTag,
        Optional.empty(),
        payload.map(p -> p));
  }

  /** Returns what a {@code customScript} runs. */
  public Optional<Script> script() {
    return payload.filter(Script.class::isInstance).map(Script.class::cast);
  }

  /** Returns the DSC configuration that is built here. */
  public Optional<DscConfiguration> dsc() {
    return payload.filter(DscConfiguration.class::isInstance).map(DscConfiguration.class::cast);
  }

  /** What travels to the machines with an extension. */
  public sealed interface Payload {}

  /**
   * What a custom script runs.
   *
   * @param command the command line; may hold references to secrets; empty when the settings name
   *     one
   * @param files what lies beside the command when it runs
   * @param fileUris what the machine downloads; may hold references to secrets
   * @param inline whether the files travel inside the extension although there is a place for
   *     content
   * @param verified whether the machine checks the digests of the files before the command runs
   */
  public record Script(
      Optional<String> command,
      List<ContentSource> files,
      List<String> fileUris,
      boolean inline,
      boolean verified)
      implements Payload {
    public Script {
      files = List.copyOf(files);
      fileUris = List.copyOf(fileUris);
    }

    /** A script whose files travel as the place for content has it, and aren't verified. */
    public Script(Optional<String> command, List<ContentSource> files, List<String> fileUris) {
      this(command, files, fileUris, false, false);
    }
  }

  /**
   * A PowerShell DSC configuration that is built here: its script and its modules become the zip
   * that the handler downloads.
   *
   * @param script the configuration script, which lies at the root of the zip
   * @param modules folders of modules, or zips with such folders
   * @param installedModules names of modules that the machines have already
   * @param data the configuration data, a {@code .psd1} that is downloaded beside the zip
   */
  public record DscConfiguration(
      ContentSource.File script,
      List<Path> modules,
      List<String> installedModules,
      Optional<ContentSource.File> data)
      implements Payload {
    public DscConfiguration {
      modules = List.copyOf(modules);
      installedModules = List.copyOf(installedModules);
    }
  }
}
