package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Value;
import java.util.Optional;

/** A PowerShell DSC configuration, on Windows. */
record DscConfig(
    Place place,
    CommonConfig common,
    SettingsConfig settings,
    @Element("Where the zip with the configuration is.") Optional<String> url,
    @Element("The script in the zip, as `configure-http.ps1`.") Optional<String> script,
    @Element("The configuration in the script, as `WebsiteTest`.") Optional<String> function,
    @Element(
            value = "The version of the Windows Management Framework; installing one restarts.",
            defaultsTo = "Azure's, which is latest")
        Optional<WmfVersion> wmfVersion,
    @Element(value = "What is handed to the configuration, in XML or as JSON text.", secrets = true)
        Optional<Value.Obj> configurationArguments,
    @Element("Where the configuration data (.psd1) is.") Optional<String> configurationDataUrl,
    @Element(value = "The SAS token that `url` needs.", secrets = true)
        Optional<String> configurationUrlSasToken,
    @Element(value = "The SAS token that `configurationDataUrl` needs.", secrets = true)
        Optional<String> configurationDataUrlSasToken,
    @Element(value = "Whether the handler sends telemetry.", defaultsTo = "Azure's")
        Optional<DataCollection> dataCollection)
    implements ExtensionConfig {

  /** The element's name. */
  static final String ELEMENT = "dsc";

  @Override
  public String element() {
    return ELEMENT;
  }

  /** A version of the Windows Management Framework. */
  enum WmfVersion {
    V4_0("4.0"),
    V5_0("5.0"),
    V5_1("5.1"),
    LATEST("latest");

    private final String pomName;

    WmfVersion(String pomName) {
      this.pomName = pomName;
    }

    String pomName() {
      return pomName;
    }
  }

  /** Whether the handler sends telemetry. */
  enum DataCollection {
    ENABLE("Enable"),
    DISABLE("Disable");

    private final String pomName;

    DataCollection(String pomName) {
      this.pomName = pomName;
    }

    String pomName() {
      return pomName;
    }
  }
}
