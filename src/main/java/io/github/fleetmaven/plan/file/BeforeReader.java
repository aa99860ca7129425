package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.BeforeExtension;
import io.github.fleetmaven.plan.BeforeImage;
import io.github.fleetmaven.plan.BeforeResource;
import io.github.fleetmaven.plan.BeforeTarget;
import io.github.fleetmaven.plan.TargetPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the document of a {@code before.json}, and refuses what isn't one. */
final class BeforeReader {

  private final Value document;

  BeforeReader(Value document) {
    this.document = document;
  }

  Before read() throws InvalidPlanException {
    Value.Obj file = PlanFile.object(document);
    if (!file.integer("formatVersion").equals(Optional.of(BeforeJson.FORMAT))) {
      throw new InvalidPlanException(
          "its formatVersion is not "
              + BeforeJson.FORMAT
              + ": it is no before.json, or one of another version of the plugin");
    }
    List<BeforeTarget> targets = new ArrayList<>();
    for (Value.Obj target : objects(file, "targets")) {
      targets.add(target(target));
    }
    return new Before(text(file, "cloud"), targets);
  }

  private static BeforeTarget target(Value.Obj target) throws InvalidPlanException {
    List<BeforeResource> resources = new ArrayList<>();
    for (Value.Obj resource : objects(target, "resources")) {
      resources.add(resource(resource));
    }
    try {
      TargetPlan.Kind kind = TargetPlan.Kind.of(text(target, "kind"));
      return new BeforeTarget(text(target, "id"), kind, text(target, "name"), resources);
    } catch (IllegalArgumentException e) {
      throw new InvalidPlanException(String.valueOf(e.getMessage()));
    }
  }

  private static BeforeResource resource(Value.Obj resource) throws InvalidPlanException {
    List<BeforeExtension> extensions = new ArrayList<>();
    for (Value.Obj extension : objects(resource, "extensions")) {
      extensions.add(extension(extension));
    }
    return new BeforeResource(
        text(resource, "id"),
        text(resource, "name"),
        image(resource.get("image").orElse(Value.NULL)),
        extensions);
  }

  private static BeforeImage image(Value image) {
    return image instanceof Value.Obj o
        ? new BeforeImage(o.obj("before"), object(o, "planned"))
        : BeforeImage.NONE;
  }

  private static BeforeExtension extension(Value.Obj extension) throws InvalidPlanException {
    boolean whole = !extension.bool("masked").orElse(false);
    BeforeExtension.Earlier earlier =
        object(extension, "before")
            .<BeforeExtension.Earlier>map(p -> new BeforeExtension.Defined(p, whole))
            .orElseGet(BeforeExtension.Absent::new);
    return new BeforeExtension(text(extension, "name"), earlier, extension.text("planned"));
  }

  private static Optional<Value.Obj> object(Value.Obj parent, String key) {
    return parent.get(key).filter(Value.Obj.class::isInstance).map(Value.Obj.class::cast);
  }

  private static List<Value.Obj> objects(Value.Obj parent, String key) throws InvalidPlanException {
    if (!(parent.get(key).orElse(Value.NULL) instanceof Value.Arr array)) {
      throw new InvalidPlanException("a list " + key + " is missing in it");
    }
    return array.items().stream().map(PlanFile::object).toList();
  }

  private static String text(Value.Obj object, String key) throws InvalidPlanException {
    return object
        .text(key)
        .orElseThrow(() -> new InvalidPlanException("a text " + key + " is missing in it"));
  }
}
