package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.BeforeExtension;
import io.github.fleetmaven.plan.BeforeImage;
import io.github.fleetmaven.plan.BeforeResource;
import io.github.fleetmaven.plan.BeforeTarget;
import java.util.Optional;

/** Turns what was there before into the members of its file, always in the same order. */
final class BeforeJson {

  static final int FORMAT = 1;

  private BeforeJson() {}

  static Value.Obj of(Before before) {
    return Value.Obj.EMPTY
        .with("formatVersion", Value.of(FORMAT))
        .with("cloud", Value.of(before.cloud()))
        .with(
            "targets",
            new Value.Arr(before.targets().stream().<Value>map(BeforeJson::target).toList()));
  }

  private static Value.Obj target(BeforeTarget target) {
    return Value.Obj.EMPTY
        .with("id", Value.of(target.id()))
        .with("kind", Value.of(target.kind().word()))
        .with("name", Value.of(target.name()))
        .with(
            "resources",
            new Value.Arr(target.resources().stream().<Value>map(BeforeJson::resource).toList()));
  }

  private static Value.Obj resource(BeforeResource resource) {
    return Value.Obj.EMPTY
        .with("id", Value.of(resource.id()))
        .with("name", Value.of(resource.name()))
        .with("image", image(resource.image()))
        .with(
            "extensions",
            new Value.Arr(
                resource.extensions().stream().<Value>map(BeforeJson::extension).toList()));
  }

  private static Value image(BeforeImage image) {
    return image.equals(BeforeImage.NONE)
        ? Value.NULL
        : Value.Obj.EMPTY
            .with("before", image.reference())
            .with("planned", image.planned().<Value>map(p -> p).orElse(Value.NULL));
  }

  private static Value.Obj extension(BeforeExtension extension) {
    Value properties = Value.NULL;
    boolean masked = false;
    if (extension.earlier() instanceof BeforeExtension.Defined defined) {
      properties = defined.properties();
      masked = !defined.whole();
    }
    return Value.Obj.EMPTY
        .with("name", Value.of(extension.name()))
        .with("before", properties)
        .with("masked", Value.of(masked))
        .with("planned", text(extension.planned()));
  }

  private static Value text(Optional<String> text) {
    return text.<Value>map(Value::of).orElse(Value.NULL);
  }
}
