package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.plan.Before;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes and reads {@code before.json}, whose schema is in {@code docs/before-file.md}. */
public final class BeforeFile {

  private BeforeFile() {}

  /** Tells whether there is one. */
  public static boolean exists(Path file) {
    return Files.exists(file);
  }

  /**
   * Writes what was there before; a run that is killed meanwhile leaves the file whole.
   *
   * @throws FleetException when it can't be written
   */
  public static void write(Before before, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path next = Files.createTempFile(folder, "before", ".json.tmp");
      Files.writeString(next, Json.writePretty(BeforeJson.of(before)) + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw refused(
          "write down what was there before", file, e.toString(), "make the folder writable");
    }
  }

  /**
   * Reads what was there before.
   *
   * @throws FleetException when there is no such file, or this version can't read it
   */
  public static Before read(Path file) {
    try {
      return new BeforeReader(Json.parse(Files.readString(file))).read();
    } catch (IOException e) {
      throw refused("read what was there before", file, e.toString(), "check the path");
    } catch (InvalidJsonException | InvalidPlanException e) {
      throw refused(
          "read what was there before",
          file,
          String.valueOf(e.getMessage()),
          "move it away; fleet:rollback goes by the tag fleet-before then");
    }
  }

  private static FleetException refused(String doing, Path file, String why, String remedy) {
    return new FleetException(
        "Tried to " + doing + " but failed; nothing was changed",
        List.of(Diagnostic.error(file.toString(), why, remedy)));
  }
}
