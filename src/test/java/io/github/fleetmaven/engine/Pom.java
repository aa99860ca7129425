package io.github.fleetmaven.engine;

import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredImage;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.KeyVaultReference;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a pom declares, built in code. */
public final class Pom {

  /** The resource id of a vault. */
  public static final String VAULT =
      "/subscriptions/"
          + Scene.SUBSCRIPTION
          + "/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/vault";

  private Pom() {}

  /** How an extension is declared. */
  public record Ext(DesiredExtension declared) {

    public Ext settings(String json) {
      return new Ext(copy(declared.version(), Optional.of(Pom.json(json)), protectedSettings()));
    }

    public Ext protectedSettings(String json) {
      return new Ext(copy(declared.version(), declared.settings(), Optional.of(Pom.json(json))));
    }

    public Ext version(String version) {
      return new Ext(copy(Optional.of(version), declared.settings(), protectedSettings()));
    }

    public Ext moved(String key) {
      DesiredExtension d = declared;
      return new Ext(
          new DesiredExtension(
              d.name(),
              d.declaredAt(),
              d.absent(),
              d.kind(),
              d.handler(),
              d.version(),
              d.autoUpgradeMinorVersion(),
              d.enableAutomaticUpgrade(),
              d.suppressFailures(),
              d.settings(),
              d.protectedSettings(),
              List.of(key),
              d.provisionAfter(),
              d.forceUpdateTag(),
              d.payload()));
    }

    public Ext after(String... names) {
      DesiredExtension d = declared;
      return new Ext(
          new DesiredExtension(
              d.name(),
              d.declaredAt(),
              d.absent(),
              d.kind(),
              d.handler(),
              d.version(),
              d.autoUpgradeMinorVersion(),
              d.enableAutomaticUpgrade(),
              d.suppressFailures(),
              d.settings(),
              d.protectedSettings(),
              d.movedToProtected(),
              Optional.of(List.of(names)),
              d.forceUpdateTag(),
              d.payload()));
    }

    /** Lets Azure take its protected settings from a Key Vault. */
    public Ext fromKeyVault(String secretUrl) {
      DesiredExtension d = declared;
      return new Ext(
          new DesiredExtension(
              d.name(),
              d.declaredAt(),
              d.absent(),
              d.kind(),
              d.handler(),
              d.version(),
              d.autoUpgradeMinorVersion(),
              d.enableAutomaticUpgrade(),
              d.suppressFailures(),
              d.settings(),
              d.protectedSettings(),
              d.movedToProtected(),
              d.provisionAfter(),
              d.forceUpdateTag(),
              Optional.of(new KeyVaultReference(secretUrl, VAULT)),
              d.payload()));
    }

    /** Gives it a tag of the user's own: hidden, but in neither half of the settings. */
    public Ext tag(String forceUpdateTag) {
      DesiredExtension d = declared;
      return new Ext(
          new DesiredExtension(
              d.name(),
              d.declaredAt(),
              d.absent(),
              d.kind(),
              d.handler(),
              d.version(),
              d.autoUpgradeMinorVersion(),
              d.enableAutomaticUpgrade(),
              d.suppressFailures(),
              d.settings(),
              d.protectedSettings(),
              d.movedToProtected(),
              d.provisionAfter(),
              Optional.of(forceUpdateTag),
              d.payload()));
    }

    private Optional<Value.Obj> protectedSettings() {
      return declared.protectedSettings();
    }

    private DesiredExtension copy(
        Optional<String> version, Optional<Value.Obj> shown, Optional<Value.Obj> hidden) {
      DesiredExtension d = declared;
      return new DesiredExtension(
          d.name(),
          d.declaredAt(),
          d.absent(),
          d.kind(),
          d.handler(),
          version,
          d.autoUpgradeMinorVersion(),
          d.enableAutomaticUpgrade(),
          d.suppressFailures(),
          shown,
          hidden,
          d.movedToProtected(),
          d.provisionAfter(),
          d.forceUpdateTag(),
          d.payload());
    }
  }

  /** An extension of the handler {@code Contoso/NAME}. */
  public static Ext ext(String name) {
    return ext(name, Optional.empty(), Optional.of(new Handler("Contoso", name)), false, null);
  }

  /** An extension of a kind that the catalogue knows. */
  public static Ext kind(String name, String kind) {
    return new Ext(
        ext(name, Optional.of(kind), Optional.empty(), false, null).version("1.2").declared());
  }

  public static Ext absent(String name) {
    return ext(name, Optional.empty(), Optional.empty(), true, null);
  }

  /** Files of the project. */
  public static List<ContentSource> sources(Path... files) {
    return Arrays.stream(files)
        .<ContentSource>map(f -> new ContentSource.File("pom.xml:1", f, Optional.empty(), false))
        .toList();
  }

  /** A custom script. */
  public static Ext script(String name, String command, Path... files) {
    Ext ext =
        ext(
            name,
            Optional.of("customScript"),
            Optional.empty(),
            false,
            new DesiredExtension.Script(Optional.of(command), sources(files), List.of()));
    return ext.version("2.1");
  }

  /** A DSC configuration {@code Site} of the script {@code site.ps1}. */
  public static Ext dsc(String name, DesiredExtension.DscConfiguration configuration) {
    return ext(name, Optional.of("dsc"), Optional.empty(), false, configuration)
        .version("2.77")
        .settings(
            """
            {"configuration": {"script": "site.ps1", "function": "Site"}}""");
  }

  /** A custom script that downloads its files. */
  public static Ext downloading(String name, String command, String... fileUris) {
    return ext(
            name,
            Optional.of("customScript"),
            Optional.empty(),
            false,
            new DesiredExtension.Script(Optional.of(command), List.of(), List.of(fileUris)))
        .version("2.1");
  }

  /** A custom script. */
  public static Ext script(String name, DesiredExtension.Script script) {
    return ext(name, Optional.of("customScript"), Optional.empty(), false, script).version("2.1");
  }

  private static Ext ext(
      String name,
      Optional<String> kind,
      Optional<Handler> handler,
      boolean absent,
      DesiredExtension.Payload script) {
    return new Ext(
        new DesiredExtension(
            name,
            "pom.xml:1",
            absent,
            kind,
            handler,
            absent ? Optional.empty() : Optional.of("1.0"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(script)));
  }

  public static DesiredTarget.ScaleSet set(String name, RolloutPolicy policy, Ext... extensions) {
    return new DesiredTarget.ScaleSet(
        ResourceId.scaleSet(Scene.SUBSCRIPTION, Scene.GROUP, name),
        "pom.xml:1",
        Optional.empty(),
        Arrays.stream(extensions).map(Ext::declared).toList(),
        policy,
        Set.of());
  }

  public static DesiredTarget.ScaleSet set(String name, Ext... extensions) {
    return set(name, policy(2, 2), extensions);
  }

  public static DesiredTarget.ScaleSet with(DesiredTarget.ScaleSet set, DesiredImage image) {
    return new DesiredTarget.ScaleSet(
        set.id(),
        set.declaredAt(),
        Optional.of(image),
        set.extensions(),
        set.rollout(),
        set.allow());
  }

  public static DesiredTarget.ScaleSet allow(DesiredTarget.ScaleSet set, Permission... allowed) {
    return new DesiredTarget.ScaleSet(
        set.id(), set.declaredAt(), set.image(), set.extensions(), set.rollout(), Set.of(allowed));
  }

  public static DesiredImage imageVersion(String version) {
    return new DesiredImage.Platform(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(version));
  }

  public static DesiredTarget.Machine machine(String name, Ext... extensions) {
    return new DesiredTarget.Machine(
        ResourceId.virtualMachine(Scene.SUBSCRIPTION, Scene.GROUP, name),
        "pom.xml:1",
        Arrays.stream(extensions).map(Ext::declared).toList(),
        policy(1, 1),
        Set.of());
  }

  public static DesiredTarget.MachineGroup group(
      String name, String role, RolloutPolicy policy, Ext... extensions) {
    return new DesiredTarget.MachineGroup(
        name,
        Scene.SUBSCRIPTION,
        Optional.of(Scene.GROUP),
        Map.of("role", role),
        "pom.xml:1",
        Arrays.stream(extensions).map(Ext::declared).toList(),
        policy,
        Set.of());
  }

  /** Declares the machines of a role, whatever resource group they are of. */
  public static DesiredTarget.MachineGroup everywhere(
      String name, String role, RolloutPolicy policy, Ext... extensions) {
    return new DesiredTarget.MachineGroup(
        name,
        Scene.SUBSCRIPTION,
        Optional.empty(),
        Map.of("role", role),
        "pom.xml:1",
        Arrays.stream(extensions).map(Ext::declared).toList(),
        policy,
        Set.of());
  }

  public static RolloutPolicy policy(int batch, int budget) {
    return policy(batch, budget, 0);
  }

  public static RolloutPolicy policy(int batch, int budget, int failures) {
    return policy(batch, budget, failures, Duration.ofHours(2), Duration.ofMinutes(10));
  }

  public static RolloutPolicy policy(
      int batch, int budget, int failures, Duration operation, Duration health) {
    return new RolloutPolicy(
        Optional.of(RolloutPolicy.Order.INSTANCE),
        new Amount.Count(batch),
        Optional.empty(),
        new Amount.Count(budget),
        Duration.ZERO,
        operation,
        health,
        new Amount.Count(failures));
  }

  public static Value.Obj json(String text) {
    try {
      return (Value.Obj) Json.parse(text);
    } catch (InvalidJsonException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
