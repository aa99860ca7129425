package io.github.fleetmaven.contract;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The published description of Microsoft.Compute, where it lies beside the project. */
final class Description {

  private static final Path FOLDER =
      Path.of(
          "../shared/contract/specification/compute/resource-manager/Microsoft.Compute"
              + "/ComputeRP/stable/2022-11-01");

  private Description() {}

  /** Tells whether it is there; where it has to be, it is an error that it isn't. */
  static boolean isThere() {
    boolean there = Files.isDirectory(FOLDER);
    if (!there && Boolean.getBoolean("fleet.requireShared")) {
      throw new AssertionError("no description of the service in " + FOLDER.toAbsolutePath());
    }
    return there;
  }

  /** Skips a test where it isn't there. */
  static void assumeThere() {
    Assumptions.assumeTrue(isThere(), "no description of the service beside the project");
  }

  /** Reads it, with what newer versions of the service add. */
  static OpenAPI read(List<Newer> additions) {
    Bundle bundle = Bundle.read(FOLDER);
    additions.forEach(addition -> addition.addTo(bundle));
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    options.setResolveCombinators(true);
    SwaggerParseResult result =
        new OpenAPIParser().readContents(bundle.document().toString(), null, options);
    if (result.getOpenAPI() == null || !result.getMessages().isEmpty()) {
      throw new AssertionError("the description can't be read: " + result.getMessages());
    }
    // Every reference is resolved by now, and each judgement would copy them all.
    return result.getOpenAPI().components(null);
  }
}
