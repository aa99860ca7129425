package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredImage;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.PowerState;
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
import java.util.function.Function;

/** Small values to plan with. */
public final class Fixtures {

  static final String SIZE = "Standard_DS1_v2";
  static final ResourceId SET = ResourceId.scaleSet("s", "g", "myVMSS");
  static final Value.Obj UBUNTU =
      json(
          """
          {"publisher": "Canonical", "offer": "UbuntuServer", "sku": "18.04-LTS",
           "version": "18.04.1"}""");
  static final Function<String, ContentDigest> NO_CONTENT = name -> ContentDigest.NONE;
  static final PlanOptions NO_OPTIONS = new PlanOptions(Set.of(), Set.of());

  /** A fast digest that is as good for tests as a slow one. */
  static final ProtectedDigest DIGESTS =
      new ProtectedDigest() {
        @Override
        public String digest(Value.Obj settings, String salt) {
          return Canonical.base64(Canonical.sha256(salt + Json.write(Canonical.of(settings))));
        }

        @Override
        public String newSalt(ExtensionKey key) {
          return Canonical.base64(Canonical.sha256(key.toString())).substring(0, 22);
        }
      };

  private Fixtures() {}

  public static Value.Obj json(String text) {
    try {
      return (Value.Obj) Json.parse(text);
    } catch (InvalidJsonException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static String text(Value value) {
    return Json.write(value);
  }

  public static Planner planner() {
    return new Planner(Catalog.load());
  }

  /** An extension {@code app} of the handler {@code Contoso/App} 1.2. */
  static Ext app() {
    return new Ext("app").handler("Contoso", "App").version("1.2");
  }

  static Ext kind(String name, String kind) {
    return new Ext(name).kind(kind);
  }

  static ObservedExtension observed(String name, String properties) {
    return new ObservedExtension(name, json(properties));
  }

  static ObservedExtension observedApp(String settings) {
    return observed(
        "app",
        """
        {"publisher": "Contoso", "type": "App", "typeHandlerVersion": "1.2",
         "autoUpgradeMinorVersion": false, "settings": %s}"""
            .formatted(settings));
  }

  static ObservedInstance instance(String id, boolean latest, List<ObservedExtension> carried) {
    return instance(id, Optional.of(latest), UBUNTU, carried, List.of());
  }

  static ObservedInstance instance(
      String id,
      Optional<Boolean> latest,
      Value.Obj image,
      List<ObservedExtension> carried,
      List<HandlerStatus> handlers) {
    return new ObservedInstance(
        id,
        SET.path() + "/virtualMachines/" + id,
        latest,
        "Succeeded",
        PowerState.RUNNING,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        image,
        Optional.of(SIZE),
        carried,
        handlers);
  }

  static HandlerStatus failed(String name, String code) {
    return new HandlerStatus(
        name, Optional.empty(), HandlerStatus.State.FAILED, Optional.of(code), Optional.empty());
  }

  static HandlerStatus succeeded(String name) {
    return new HandlerStatus(
        name,
        Optional.empty(),
        HandlerStatus.State.SUCCEEDED,
        Optional.of("ProvisioningState/succeeded"),
        Optional.empty());
  }

  static ObservedTarget.ScaleSet set(
      List<ObservedExtension> extensions, List<ObservedInstance> instances) {
    return new ShownSet().extensions(extensions).instances(instances).build();
  }

  static ObservedTarget.ScaleSet set(ObservedExtension... extensions) {
    List<ObservedExtension> list = List.of(extensions);
    return set(list, List.of(instance("0", true, list), instance("1", true, list)));
  }

  static DesiredTarget.ScaleSet desired(Ext... extensions) {
    return desired(Optional.empty(), Set.of(), extensions);
  }

  static DesiredTarget.ScaleSet desired(
      Optional<DesiredImage> image, Set<Permission> allow, Ext... extensions) {
    return new DesiredTarget.ScaleSet(
        SET,
        "pom.xml:10",
        image,
        Arrays.stream(extensions).map(Ext::build).toList(),
        RolloutPolicy.DEFAULT,
        allow);
  }

  static ObservedMachine machine(String name, OsType os, ObservedExtension... extensions) {
    return new ObservedMachine(
        ResourceId.virtualMachine("s", "g", name),
        "westus",
        Optional.of(os),
        Map.of("role", "web"),
        instance(name, Optional.empty(), UBUNTU, List.of(extensions), List.of()));
  }

  static DesiredTarget.Machine desiredMachine(String name, Ext... extensions) {
    return new DesiredTarget.Machine(
        ResourceId.virtualMachine("s", "g", name),
        "pom.xml:10",
        Arrays.stream(extensions).map(Ext::build).toList(),
        RolloutPolicy.DEFAULT,
        Set.of());
  }

  static TargetPlan plan(DesiredTarget desired, ObservedTarget observed) {
    return planner().plan(desired, NO_CONTENT, observed, DIGESTS, NO_OPTIONS);
  }

  static ContentDigest content(String... namesAndContents) {
    var parts = new java.util.ArrayList<ContentDigest.Part>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      String hash = java.util.HexFormat.of().formatHex(Canonical.sha256(namesAndContents[i + 1]));
      parts.add(new ContentDigest.Part(namesAndContents[i], hash, 1));
    }
    return new ContentDigest(parts);
  }

  /** Builds a declared extension; whatever isn't said is left out. */
  static final class Ext {
    private final String name;
    private boolean absent;
    private Optional<String> kind = Optional.empty();
    private Optional<Handler> handler = Optional.empty();
    private Optional<String> version = Optional.empty();
    private Optional<Boolean> autoMinor = Optional.empty();
    private Optional<Boolean> autoUpgrade = Optional.empty();
    private Optional<Value.Obj> settings = Optional.empty();
    private Optional<Value.Obj> hidden = Optional.empty();
    private Optional<List<String>> after = Optional.empty();
    private Optional<String> tag = Optional.empty();
    private Optional<DesiredExtension.Script> script = Optional.empty();
    private List<String> moved = List.of();

    Ext(String name) {
      this.name = name;
    }

    Ext absent() {
      absent = true;
      return this;
    }

    Ext kind(String value) {
      kind = Optional.of(value);
      return this;
    }

    Ext handler(String publisher, String type) {
      handler = Optional.of(new Handler(publisher, type));
      return this;
    }

    Ext version(String value) {
      version = Optional.of(value);
      return this;
    }

    Ext autoMinor(boolean value) {
      autoMinor = Optional.of(value);
      return this;
    }

    Ext autoUpgrade(boolean value) {
      autoUpgrade = Optional.of(value);
      return this;
    }

    Ext settings(String value) {
      settings = Optional.of(json(value));
      return this;
    }

    Ext hidden(String value) {
      hidden = Optional.of(json(value));
      return this;
    }

    Ext moved(String... keys) {
      moved = List.of(keys);
      return this;
    }

    Ext after(String... names) {
      after = Optional.of(List.of(names));
      return this;
    }

    Ext tag(String value) {
      tag = Optional.of(value);
      return this;
    }

    Ext script(String command, List<String> files, List<String> uris) {
      script =
          Optional.of(
              new DesiredExtension.Script(
                  Optional.ofNullable(command),
                  Pom.sources(files.stream().map(Path::of).toArray(Path[]::new)),
                  uris));
      return this;
    }

    DesiredExtension build() {
      return new DesiredExtension(
          name,
          "pom.xml:20",
          absent,
          kind,
          handler,
          version,
          autoMinor,
          autoUpgrade,
          Optional.empty(),
          settings,
          hidden,
          moved,
          after,
          tag,
          script);
    }
  }

  /** Builds what is seen of a scale set. */
  static final class ShownSet {
    private List<ObservedExtension> extensions = List.of();
    private List<ObservedInstance> instances = List.of();
    private ObservedScaleSet.UpgradeMode mode = ObservedScaleSet.UpgradeMode.MANUAL;
    private ObservedScaleSet.Orchestration orchestration = ObservedScaleSet.Orchestration.UNIFORM;
    private boolean automaticOs;
    private Optional<OsType> os = Optional.of(OsType.LINUX);
    private Value.Obj image = UBUNTU;
    private Optional<String> unmanaged = Optional.empty();
    private Optional<String> size = Optional.of(SIZE);
    private int capacity = 2;
    private String etag = "1";
    private Value.Obj raw = Value.Obj.EMPTY;

    ShownSet extensions(List<ObservedExtension> value) {
      extensions = value;
      return this;
    }

    ShownSet instances(List<ObservedInstance> value) {
      instances = value;
      return this;
    }

    ShownSet mode(ObservedScaleSet.UpgradeMode value) {
      mode = value;
      return this;
    }

    ShownSet policy(String upgradePolicy) {
      return raw("{\"properties\": {\"upgradePolicy\": " + upgradePolicy + "}}");
    }

    ShownSet raw(String document) {
      raw = json(document);
      return this;
    }

    ShownSet flexible() {
      orchestration = ObservedScaleSet.Orchestration.FLEXIBLE;
      return this;
    }

    ShownSet automaticOs() {
      automaticOs = true;
      return this;
    }

    ShownSet os(Optional<OsType> value) {
      os = value;
      return this;
    }

    ShownSet image(Value.Obj value) {
      image = value;
      return this;
    }

    ShownSet unmanaged(String uri) {
      image = Value.Obj.EMPTY;
      unmanaged = Optional.of(uri);
      return this;
    }

    ShownSet size(String value) {
      size = Optional.of(value);
      return this;
    }

    ShownSet moved(String newEtag, int newCapacity) {
      etag = newEtag;
      capacity = newCapacity;
      return this;
    }

    ObservedTarget.ScaleSet build() {
      return new ObservedTarget.ScaleSet(
          new ObservedScaleSet(
              SET,
              "westus",
              Optional.of(etag),
              "Succeeded",
              orchestration,
              mode,
              automaticOs,
              os,
              image,
              unmanaged,
              size,
              capacity,
              extensions,
              Map.of(),
              Duration.ofMinutes(90),
              raw),
          instances);
    }
  }
}
