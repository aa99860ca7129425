package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredImage;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated fleets: some extensions of a few names, some there already and some not. */
final class Generators {

  private static final List<String> NAMES = List.of("app", "Health", "db", "x");

  private Generators() {}

  static Arbitrary<Value> values() {
    Arbitrary<Value> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().alpha().ofMaxLength(6).map(Value::of),
            Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-1000), BigDecimal.valueOf(1000))
                .map(Value.Num::new),
            Arbitraries.of(true, false).map(Value::of),
            Arbitraries.just(Value.of("/subscriptions/S/resourceGroups/G/x")));
    return Arbitraries.lazyOf(
        () -> leaves,
        () -> leaves,
        () -> leaves.list().ofMaxSize(3).map(Value.Arr::new),
        () -> objects().map(o -> (Value) o));
  }

  static Arbitrary<Value.Obj> objects() {
    return Arbitraries.lazy(
        () ->
            Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(4), values())
                .ofMaxSize(3)
                .map(Value.Obj::new));
  }

  private static Arbitrary<DesiredExtension> desiredExtension(String name) {
    return Combinators.combine(
            Arbitraries.of(true, false, false, false),
            Arbitraries.of("1.0", "1.1").optional(),
            Arbitraries.of(true, false).optional(),
            Arbitraries.of(true, false).optional(),
            objects().optional(),
            objects().optional(),
            Arbitraries.of("one", "two").optional())
        .as(
            (absent, version, minor, upgrade, settings, hidden, tag) ->
                new DesiredExtension(
                    name,
                    "pom.xml:1",
                    absent,
                    Optional.empty(),
                    Optional.of(new Handler("P", name)),
                    version.or(() -> Optional.of("1.0")),
                    minor,
                    upgrade,
                    Optional.empty(),
                    settings,
                    hidden,
                    List.of(),
                    Optional.empty(),
                    tag,
                    Optional.empty()));
  }

  private static Arbitrary<ObservedExtension> observedExtension(String name) {
    return Combinators.combine(
            objects(),
            objects(),
            Arbitraries.of("1.0", "1.1"),
            Arbitraries.of("", "theirs"),
            Arbitraries.of("P", "Q"))
        .as(
            (settings, unknown, version, tag, publisher) -> {
              Value.Obj properties =
                  Value.Obj.EMPTY
                      .with("publisher", Value.of(publisher))
                      .with("type", Value.of(name.toUpperCase(java.util.Locale.ROOT)))
                      .with("typeHandlerVersion", Value.of(version))
                      .with("settings", settings)
                      .with("unknownYet", unknown)
                      .with("provisioningState", Value.of("Succeeded"));
              return new ObservedExtension(
                  name.toUpperCase(java.util.Locale.ROOT),
                  tag.isEmpty() ? properties : properties.with("forceUpdateTag", Value.of(tag)));
            });
  }

  static Arbitrary<DesiredTarget> targets() {
    Arbitrary<Optional<DesiredImage>> images =
        Arbitraries.of("18.04.1", "18.04.2", "latest")
            .map(
                v ->
                    (DesiredImage)
                        new DesiredImage.Platform(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(v)))
            .optional();
    return Combinators.combine(
            someOf(NAMES.stream().map(Generators::desiredExtension).toList()), images)
        .as(
            (extensions, image) ->
                new DesiredTarget.ScaleSet(
                    Fixtures.SET,
                    "pom.xml:1",
                    image,
                    extensions,
                    RolloutPolicy.DEFAULT,
                    EnumSet.allOf(Permission.class)));
  }

  static Arbitrary<ObservedTarget> scaleSets() {
    Arbitrary<List<ObservedExtension>> extensions =
        someOf(NAMES.stream().map(Generators::observedExtension).toList());
    return Combinators.combine(
            extensions, Arbitraries.integers().between(0, 4), Arbitraries.of(true, false))
        .as(
            (list, count, uniform) ->
                new Fixtures.ShownSet()
                    .extensions(list)
                    .instances(instances(list, count, uniform))
                    .build());
  }

  private static List<ObservedInstance> instances(
      List<ObservedExtension> extensions, int count, boolean uniform) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                Fixtures.instance(
                    Integer.toString(i),
                    uniform ? Optional.of(i % 2 == 0) : Optional.empty(),
                    Fixtures.UBUNTU,
                    i == 3 ? List.of() : extensions,
                    List.of()))
        .toList();
  }

  private static <T> Arbitrary<List<T>> someOf(List<Arbitrary<T>> choices) {
    Arbitrary<List<T>> all = Arbitraries.just(List.of());
    for (Arbitrary<T> choice : choices) {
      all =
          Combinators.combine(all, choice.optional(0.6))
              .as(
                  (list, one) -> {
                    List<T> longer = new ArrayList<>(list);
                    one.ifPresent(longer::add);
                    return longer;
                  });
    }
    return all;
  }
}
