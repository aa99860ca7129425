package io.github.fleetmaven.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fleets for tests of what happens to files and secrets. */
public final class DeclaredFleets {

  private DeclaredFleets() {}

  /** Returns a fleet of one scale set. */
  public static DesiredFleet of(String target, DesiredExtension... extensions) {
    return new DesiredFleet(List.of(scaleSet(target, extensions)));
  }

  /** Returns a scale set, declared at {@code pom.xml:23}. */
  public static DesiredTarget scaleSet(String name, DesiredExtension... extensions) {
    return new DesiredTarget.ScaleSet(
        ResourceId.scaleSet("00000000-0000-0000-0000-000000000001", "group", name),
        "pom.xml:23",
        Optional.empty(),
        List.of(extensions),
        RolloutPolicy.DEFAULT,
        Set.of());
  }

  /** Returns a custom script, declared at {@code pom.xml:41}. */
  public static DesiredExtension script(String name, DesiredExtension.Script script) {
    return extension(name, false, Optional.empty(), List.of(), Optional.of(script));
  }

  /** Returns an extension with what is built of it, declared at {@code pom.xml:41}. */
  public static DesiredExtension built(String name, DesiredExtension.DscConfiguration dsc) {
    return extension(name, false, Optional.empty(), List.of(), Optional.of(dsc));
  }

  /** Returns an extension with protected settings, declared at {@code pom.xml:41}. */
  public static DesiredExtension settings(String name, Value.Obj protectedSettings) {
    return extension(name, false, Optional.of(protectedSettings), List.of(), Optional.empty());
  }

  /** Returns an extension that is to be absent. */
  public static DesiredExtension absent(DesiredExtension e) {
    return extension(e.name(), true, e.protectedSettings(), List.of(), e.script());
  }

  /** Returns an extension of which some protected settings were declared public. */
  public static DesiredExtension moved(DesiredExtension e, String... keys) {
    return extension(e.name(), e.absent(), e.protectedSettings(), List.of(keys), e.script());
  }

  private static DesiredExtension extension(
      String name,
      boolean absent,
      Optional<Value.Obj> protectedSettings,
      List<String> movedToProtected,
      Optional<? extends DesiredExtension.Payload> script) {
    return new DesiredExtension(
        name,
        "pom.xml:41",
        absent,
        Optional.of("customScript"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        protectedSettings,
        movedToProtected,
        Optional.empty(),
        Optional.empty(),
        script);
  }
}
