package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.DIGESTS;
import static io.github.fleetmaven.plan.Fixtures.NO_OPTIONS;
import static io.github.fleetmaven.plan.Fixtures.app;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.planner;
import static io.github.fleetmaven.plan.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PlanningPropertyTest {

  @Provide
  Arbitrary<DesiredTarget> targets() {
    return Generators.targets();
  }

  @Provide
  Arbitrary<ObservedTarget> scaleSets() {
    return Generators.scaleSets();
  }

  @Provide
  Arbitrary<Value.Obj> objects() {
    return Generators.objects();
  }

  @Property(tries = 300)
  void planningAgainAfterApplyingIsEmpty(
      @ForAll("targets") DesiredTarget desired, @ForAll("scaleSets") ObservedTarget observed) {
    TargetPlan plan = Fixtures.plan(desired, observed);
    assertThat(plan.isRefused()).isFalse();

    TargetPlan again = Fixtures.plan(desired, Applied.to(plan));

    assertThat(again.changes()).isEmpty();
    assertThat(again.isEmpty()).isTrue();
    assertThat(PlannerTest.work(again).write()).isEmpty();
  }

  @Property(tries = 300)
  void anInterruptedRunIsContinuedWithoutAnotherWrite(
      @ForAll("targets") DesiredTarget desired, @ForAll("scaleSets") ObservedTarget observed) {
    TargetPlan plan = Fixtures.plan(desired, observed);

    TargetPlan again = Fixtures.plan(desired, Applied.writtenTo(PlannerTest.work(plan)));

    assertThat(again.changes()).isEmpty();
    assertThat(again.instances().stream().map(InstancePlan::current).toList())
        .isEqualTo(plan.instances().stream().map(InstancePlan::current).toList());
  }

  @Property(tries = 300)
  void whatThePomDoesNotNameStaysAsItIs(
      @ForAll("targets") DesiredTarget desired, @ForAll("scaleSets") ObservedTarget observed) {
    TargetPlan plan = Fixtures.plan(desired, observed);
    ObservedTarget.ScaleSet before = (ObservedTarget.ScaleSet) observed;
    ObservedTarget.ScaleSet after = (ObservedTarget.ScaleSet) Applied.to(plan);

    for (ObservedExtension extension : before.model().extensions()) {
      boolean named =
          desired.extensions().stream().anyMatch(e -> e.name().equalsIgnoreCase(extension.name()));
      Optional<ObservedExtension> now = after.model().extension(extension.name());
      if (!named) {
        assertThat(now).isPresent();
        assertThat(ExtensionComparison.same(extension, now.get())).isTrue();
      } else if (now.isPresent() && now.get().handler().equals(extension.handler())) {
        assertThat(now.get().properties().get("unknownYet"))
            .isEqualTo(extension.properties().get("unknownYet"));
      }
    }
    assertThat(after.model().image().without("version"))
        .isEqualTo(before.model().image().without("version"));
  }

  @Property(tries = 200)
  void anotherSpellingOfTheSameIsNoChange(@ForAll("objects") Value.Obj settings) {
    ObservedTarget shown =
        set(
            new ObservedExtension(
                "APP",
                Value.Obj.EMPTY
                    .with("settings", respelled(settings))
                    .with("type", Value.of("aPP"))
                    .with("publisher", Value.of("CONTOSO"))
                    .with("typeHandlerVersion", Value.of("1.2"))));
    DesiredTarget desired = desired(withSettings(settings));

    assertThat(Fixtures.plan(desired, shown).isEmpty()).isTrue();
  }

  @Property(tries = 200)
  void anotherSpellingOfProtectedSettingsIsNoChange(@ForAll("objects") Value.Obj hidden) {
    ObservedTarget applied =
        Applied.to(Fixtures.plan(desired(app().hidden(Fixtures.text(hidden))), set()));

    Value.Obj other = (Value.Obj) reordered(hidden);
    assertThat(Fixtures.plan(desired(app().hidden(Fixtures.text(other))), applied).isEmpty())
        .isTrue();
  }

  @Property(tries = 200)
  void oneOtherByteOfOneFileIsAChange(
      @ForAll @Size(min = 1, max = 20) List<@Size(min = 1, max = 8) byte[]> files,
      @ForAll @IntRange(max = 1000) int which,
      @ForAll @IntRange(min = 1, max = 255) int flip) {
    List<byte[]> other = new ArrayList<>(files.stream().map(byte[]::clone).toList());
    byte[] victim = other.get(which % other.size());
    victim[which % victim.length] ^= (byte) flip;
    ObservedTarget applied = Applied.to(plan(content(files), set()));

    assertThat(plan(content(files), applied).isEmpty()).isTrue();
    TargetPlan changed = plan(content(other), applied);
    assertThat(changed.changes()).extracting(Change::action).containsExactly(Action.UPDATE);
    assertThat(changed.changes().get(0).instances()).isEqualTo(2);
    if (files.size() <= TagDigest.MOST_PARTS) {
      assertThat(changed.changes().get(0).reason())
          .startsWith("file f" + which % other.size() + " changed, still " + victim.length);
    }
  }

  private static TargetPlan plan(ContentDigest content, ObservedTarget observed) {
    return planner().plan(desired(app()), name -> content, observed, DIGESTS, NO_OPTIONS);
  }

  private static ContentDigest content(List<byte[]> files) {
    List<ContentDigest.Part> parts = new ArrayList<>();
    for (byte[] file : files) {
      parts.add(new ContentDigest.Part("f" + parts.size(), sha256(file), file.length));
    }
    return new ContentDigest(parts);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(new String(bytes, StandardCharsets.UTF_8), e);
    }
  }

  private static Fixtures.Ext withSettings(Value.Obj settings) {
    return app().settings(Fixtures.text(settings));
  }

  private static Value respelled(Value value) {
    if (value instanceof Value.Obj) {
      Map<String, Value> members = new LinkedHashMap<>();
      ((Value.Obj) reordered(value)).members().forEach((k, v) -> members.put(k, respelled(v)));
      return new Value.Obj(members);
    }
    if (value instanceof Value.Arr a) {
      return new Value.Arr(a.items().stream().map(PlanningPropertyTest::respelled).toList());
    }
    if (value instanceof Value.Num n) {
      return new Value.Num(n.number().add(new BigDecimal("0.000")));
    }
    return value instanceof Value.Str s && s.text().startsWith("/subscriptions/")
        ? Value.of(s.text().toUpperCase(Locale.ROOT))
        : value;
  }

  private static Value reordered(Value value) {
    if (!(value instanceof Value.Obj o)) {
      return value;
    }
    List<String> keys = new ArrayList<>(o.members().keySet());
    Collections.reverse(keys);
    Map<String, Value> members = new LinkedHashMap<>();
    keys.forEach(key -> members.put(key, reordered(o.get(key).orElseThrow())));
    return new Value.Obj(members);
  }
}
