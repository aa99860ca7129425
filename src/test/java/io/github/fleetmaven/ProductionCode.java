package io.github.fleetmaven;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What the rules look at: neither tests nor the generated help goal. */
public final class ProductionCode implements ImportOption {

  private final ImportOption noTests = new ImportOption.DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return noTests.includes(location) && !location.contains("/HelpMojo");
  }
}
