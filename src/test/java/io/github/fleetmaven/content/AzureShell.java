package io.github.fleetmaven.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Runs a script as the Linux handler does: decodes it into {@code script.sh} in the download
 * folder, mends its line ends, and has {@code /bin/sh -c} run that file from within the folder,
 * with what it prints in the files {@code stdout} and {@code stderr}.
 */
record AzureShell(Path folder) {

  /** What became of a run. */
  record Result(int exitCode, String stdout, String stderr) {}

  Result run(String encoded) throws IOException, InterruptedException {
    return run(encoded, "/bin/sh", System.getenv("PATH"));
  }

  Result run(String encoded, String shell, String path) throws IOException, InterruptedException {
    Path script = folder.resolve("script.sh");
    Files.writeString(script, decode(encoded).replace("\r\n", "\n"));
    script.toFile().setExecutable(true);
    ProcessBuilder builder =
        new ProcessBuilder(shell, "-c", script.toString())
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().put("PATH", path);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the script didn't end");
    }
    return new Result(process.exitValue(), text("stdout"), text("stderr"));
  }

  static String decode(String encoded) throws IOException {
    byte[] compressed = Base64.getDecoder().decode(encoded);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
