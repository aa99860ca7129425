package io.github.fleetmaven.content;

import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of an extension's files, for people and tools that look into the staging folder. */
final class Manifest {

  private Manifest() {}

  /** Returns the manifest as JSON text: the files by name, and nothing that changes by itself. */
  static String of(ContentDigest content) {
    List<Value> files =
        content.parts().stream()
            .sorted(Comparator.comparing(ContentDigest.Part::name))
            .map(Manifest::file)
            .toList();
    Map<String, Value> members = new LinkedHashMap<>();
    members.put("files", new Value.Arr(files));
    if (!content.bundles().isEmpty()) {
      members.put(
          "bundles", new Value.Arr(content.bundles().stream().map(Manifest::bundle).toList()));
    }
    // The line ends of the platform would make it differ between machines.
    return Json.writePretty(new Value.Obj(members)).replace("\r\n", "\n") + "\n";
  }

  private static Value file(ContentDigest.Part part) {
    Map<String, Value> members = new LinkedHashMap<>();
    members.put("name", Value.of(part.name()));
    members.put("sha256", Value.of(part.sha256()));
    members.put("size", Value.of(part.size()));
    part.bundle().ifPresent(bundle -> members.put("bundle", Value.of(bundle)));
    return new Value.Obj(members);
  }

  private static Value bundle(ContentDigest.Bundle bundle) {
    Map<String, Value> members = new LinkedHashMap<>();
    members.put("name", Value.of(bundle.name()));
    members.put("sha256", Value.of(bundle.sha256()));
    return new Value.Obj(members);
  }
}
