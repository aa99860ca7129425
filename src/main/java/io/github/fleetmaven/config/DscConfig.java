package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/** A PowerShell DSC configuration, on Windows. */
record DscConfig(
    Place place,
    CommonConfig common,
    SettingsConfig settings,
    @Element("A script of the project, of which the zip is built here; instead of `url`.")
        Optional<String> configurationFile,
    @Element(
            value =
                "What the zip carries beside the script: folders of PowerShell modules, or zips"
                    + " (`.nupkg` too) with them.",
            item = "module")
        List<FileName> modules,
    @Element(
            value = "Modules that the script imports and that the machines have already.",
            item = "module")
        List<String> installedModules,
    @Element(
            value =
                "Where the zip with the configuration is. A SAS or a secret behind its `?` becomes"
                    + " `configurationUrlSasToken`.",
            secrets = true)
        Optional<String> url,
    @Element(
            value = "The script in the zip, as `configure-http.ps1`.",
            defaultsTo = "with `configurationFile` its name")
        Optional<String> script,
    @Element(
            value = "The configuration in the script, as `WebsiteTest`.",
            defaultsTo = "with `configurationFile` the only one in it")
        Optional<String> function,
    @Element(
            value = "The version of the Windows Management Framework; installing one restarts.",
            defaultsTo = "Azure's, which is latest")
        Optional<WmfVersion> wmfVersion,
    @Element(value = "What is handed to the configuration, in XML or as JSON text.", secrets = true)
        Optional<Value.Obj> configurationArguments,
    @Element(
            value = "The same, encrypted. Arguments that name a secret need not stand here.",
            secrets = true)
        Optional<Value.Obj> protectedConfigurationArguments,
    @Element(
            value =
                "Arguments that are credentials: the configuration gets each as a PSCredential.",
            item = "credential")
        List<CredentialConfig> credentials,
    @Element(
            "A file of the project with the configuration data (.psd1); instead of"
                + " `configurationDataUrl`.")
        Optional<String> configurationData,
    @Element(
            value =
                "Where the configuration data (.psd1) is. A SAS or a secret behind its `?` becomes"
                    + " `configurationDataUrlSasToken`.",
            secrets = true)
        Optional<String> configurationDataUrl,
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

  /** A user and a password, which a configuration takes as one argument. */
  record CredentialConfig(
      Place place,
      @Element(value = "The argument's name.", required = true) Optional<String> name,
      @Element(value = "The user.", required = true, secrets = true) Optional<String> userName,
      @Element(value = "The password, named as a secret.", required = true, secrets = true)
          Optional<String> password) {}

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
