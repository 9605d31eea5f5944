package org.palermo.infra.publications;

import com.ibm.icu.util.VersionInfo;
import org.palermo.reports.publications.Manifest;

/** Which program this is. */
public final class SoftwareVersion {

    /** This program's version. */
    public static final String PALERMO = "0.1.0";

    private SoftwareVersion() {}

    /** As manifests state it. */
    public static Manifest.Software software() {
        return new Manifest.Software(PALERMO, VersionInfo.ICU_VERSION.toString());
    }
}
