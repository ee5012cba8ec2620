package dev.slipway.bamboo.form;

import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import com.atlassian.bandana.BandanaManager;
import dev.slipway.ci.CiOperation;

/** The forms by name, because {@code atlassian-plugin.xml} can only name classes. */
public final class Configurators {
    private Configurators() {}

    public static final class Pack extends OperationConfigurator {
        public Pack(BandanaManager bandana, SecretEncryptionService encryption) {
            super(CiOperation.PACK, bandana, encryption);
        }
    }

    public static final class Push extends OperationConfigurator {
        public Push(BandanaManager bandana, SecretEncryptionService encryption) {
            super(CiOperation.PUSH, bandana, encryption);
        }
    }

    public static final class BuildInformation extends OperationConfigurator {
        public BuildInformation(BandanaManager bandana, SecretEncryptionService encryption) {
            super(CiOperation.BUILD_INFORMATION, bandana, encryption);
        }
    }

    public static final class CreateRelease extends OperationConfigurator {
        public CreateRelease(BandanaManager bandana, SecretEncryptionService encryption) {
            super(CiOperation.CREATE_RELEASE, bandana, encryption);
        }
    }

    public static final class Deploy extends OperationConfigurator {
        public Deploy(BandanaManager bandana, SecretEncryptionService encryption) {
            super(CiOperation.DEPLOY, bandana, encryption);
        }
    }

    public static final class Promote extends OperationConfigurator {
        public Promote(BandanaManager bandana, SecretEncryptionService encryption) {
            super(CiOperation.PROMOTE, bandana, encryption);
        }
    }

    public static final class Runbook extends OperationConfigurator {
        public Runbook(BandanaManager bandana, SecretEncryptionService encryption) {
            super(CiOperation.RUNBOOK, bandana, encryption);
        }
    }

    public static final class Await extends OperationConfigurator {
        public Await(BandanaManager bandana, SecretEncryptionService encryption) {
            super(CiOperation.AWAIT, bandana, encryption);
        }
    }
}
