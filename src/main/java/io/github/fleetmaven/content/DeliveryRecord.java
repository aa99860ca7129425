package io.github.fleetmaven.content;

import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What lies beside content in its place and says what it is for: which extension of which resource
 * needs which names. By it a later plan tells which files changed, and a clean-up what is still
 * needed.
 *
 * @param resource the resource id of the scale set or the machine
 * @param extension the extension's name
 * @param digest what our tag of the extension calls this content
 * @param content the files
 * @param names what they are called in the place
 */
public record DeliveryRecord(
    String resource, String extension, String digest, ContentDigest content, List<String> names) {

  /** What the names of all records start with. */
  public static final String PREFIX = "deliveries/";

  private static final int KEY_BYTES = 12;
  private static final Value FORMAT = Value.of(1);

  public DeliveryRecord {
    names = List.copyOf(names);
  }

  /** Returns what this record is called in the place. */
  public String name() {
    return name(resource, extension, digest);
  }

  /** Returns what the record of some content of an extension is called in its place. */
  public static String name(String resource, String extension, String digest) {
    return PREFIX + key(resource, extension) + "/" + digest + ".json";
  }

  private static String key(String resource, String extension) {
    String key = (resource + "/" + extension).toLowerCase(Locale.ROOT);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, KEY_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }

  /** Returns the record as JSON text; equal records have equal texts. */
  public String text() {
    Map<String, Value> members = new LinkedHashMap<>();
    members.put("formatVersion", FORMAT);
    members.put("resource", Value.of(resource));
    members.put("extension", Value.of(extension));
    members.put("digest", Value.of(digest));
    members.put("names", Value.ofTexts(names));
    members.put(
        "files", new Value.Arr(content.parts().stream().map(DeliveryRecord::file).toList()));
    members.put(
        "bundles", new Value.Arr(content.bundles().stream().map(DeliveryRecord::bundle).toList()));
    return Json.write(new Value.Obj(members)) + "\n";
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

  /** Reads a record; empty when the text isn't one, or is one of another version of the plugin. */
  public static Optional<DeliveryRecord> parse(String text) {
    try {
      return Json.parse(text) instanceof Value.Obj record ? read(record) : Optional.empty();
    } catch (InvalidJsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<DeliveryRecord> read(Value.Obj record) {
    Optional<String> digest = record.text("digest");
    if (!isOfThisFormat(record) || digest.isEmpty()) {
      return Optional.empty();
    }
    List<ContentDigest.Part> parts =
        objects(record, "files").stream()
            .map(
                f ->
                    new ContentDigest.Part(
                        f.text("name").orElse(""),
                        f.text("sha256").orElse(""),
                        size(f),
                        f.text("bundle")))
            .toList();
    List<ContentDigest.Bundle> bundles =
        objects(record, "bundles").stream()
            .map(
                b ->
                    new ContentDigest.Bundle(
                        b.text("name").orElse(""), b.text("sha256").orElse("")))
            .toList();
    List<String> names =
        record.items("names").stream()
            .filter(Value.Str.class::isInstance)
            .map(v -> ((Value.Str) v).text())
            .toList();
    return Optional.of(
        new DeliveryRecord(
            record.text("resource").orElse(""),
            record.text("extension").orElse(""),
            digest.get(),
            new ContentDigest(parts, bundles),
            names));
  }

  private static boolean isOfThisFormat(Value.Obj record) {
    return record.get("formatVersion").equals(Optional.of(FORMAT))
        && record.text("resource").isPresent()
        && record.text("extension").isPresent()
        && record.get("names").orElse(Value.NULL) instanceof Value.Arr names
        && names.items().stream().allMatch(Value.Str.class::isInstance);
  }

  private static long size(Value.Obj file) {
    return file.get("size").orElse(Value.NULL) instanceof Value.Num n ? n.number().longValue() : 0;
  }

  private static List<Value.Obj> objects(Value.Obj record, String key) {
    return record.items(key).stream()
        .filter(Value.Obj.class::isInstance)
        .map(Value.Obj.class::cast)
        .toList();
  }
}
