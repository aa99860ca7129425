package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes and reads {@code plan.json}, whose schema is in {@code docs/plan-file.md}. Stateless. */
public final class PlanFile {

  private PlanFile() {}

  /**
   * What a plan's file holds. It has no secret in it, so it can't be carried out by itself: it is
   * what a plan that is made again is compared with.
   *
   * @param cloud {@code azure} or {@code simulator}
   * @param createdAt when it was made
   * @param targets as {@code docs/plan-file.md} describes them
   */
  public record Contents(String cloud, Instant createdAt, List<Value.Obj> targets) {
    public Contents {
      targets = List.copyOf(targets);
    }

    /** Returns the salts that the plan drew anew, so that making it again gives the same tags. */
    public Map<ExtensionKey, String> salts() {
      return NewTags.salts(targets);
    }

    /**
     * Returns until when files can be read that the plan signs anew, so that making it again gives
     * the same tags.
     */
    public Map<ExtensionKey, Instant> expires() {
      return NewTags.expires(targets);
    }
  }

  /**
   * Writes a plan; its folder is made where it is missing.
   *
   * @throws FleetException when it can't be written
   */
  public static void write(Plan plan, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, Json.writePretty(PlanJson.of(plan)) + "\n");
    } catch (IOException e) {
      throw refused("write", file, e.toString(), "make the folder writable");
    }
  }

  /**
   * Reads a plan.
   *
   * @throws FleetException when there is none, or it isn't one that this version can read
   */
  public static Contents read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw refused("read", file, "there is no such file", "make it with fleet:plan");
    } catch (IOException e) {
      throw refused("read", file, e.toString(), "make it again with fleet:plan");
    }
    try {
      return new PlanReader(Json.parse(text)).read();
    } catch (InvalidJsonException | InvalidPlanException e) {
      throw refused("read", file, String.valueOf(e.getMessage()), "make it again with fleet:plan");
    }
  }

  private static FleetException refused(String verb, Path file, String why, String remedy) {
    return new FleetException(
        "Tried to " + verb + " a plan but failed",
        List.of(Diagnostic.error(file.toString(), why, remedy)));
  }

  /** Returns a change's member, for the readers of this package. */
  static Value.Obj object(Value value) {
    return value instanceof Value.Obj o ? o : Value.Obj.EMPTY;
  }
}
