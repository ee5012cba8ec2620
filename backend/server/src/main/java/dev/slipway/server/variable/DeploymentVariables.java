package dev.slipway.server.variable;

import dev.slipway.api.Account;
import dev.slipway.api.Project;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableSet;
import dev.slipway.server.account.AccountId;
import dev.slipway.server.account.AccountSecrets;
import dev.slipway.server.account.AccountService;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.Secret;
import dev.slipway.server.snapshot.SnapshotIds;
import dev.slipway.server.snapshot.Stored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Freezes variables for releases and runbook snapshots, and reveals them to the engine. */
public final class DeploymentVariables {
    private final Encryption encryption;
    private final AccountService accounts;
    private final AccountSecrets accountSecrets;
    private final VariableSetStore store = new VariableSetStore();

    public DeploymentVariables(Encryption encryption, AccountService accounts, AccountSecrets accountSecrets) {
        this.encryption = encryption;
        this.accounts = accounts;
        this.accountSecrets = accountSecrets;
    }

    /**
     * Unchangeable copies of a project's variables and of all library sets and script modules that it includes, as they
     * are now. A version of a set is copied once, however many releases there are of it (R6.10).
     */
    public VariableSnapshots snapshot(Handle tx, Project project) {
        return new VariableSnapshots(
                snapshot(tx, project.variableSetId()),
                project.includedLibraryVariableSetIds().stream()
                        .map(library -> snapshot(tx, VariableSetIds.of(library)))
                        .toList());
    }

    private String snapshot(Handle tx, String setId) {
        Stored<VariableSet> live = store.lock(tx, setId).orElseThrow(() -> VariableSetService.unknown(setId));
        int version = live.document().version();
        return store.snapshotOf(tx, setId, version).orElseGet(() -> {
            String id = SnapshotIds.next(setId, version);
            store.insertSnapshot(tx, new Stored<>(live.document().withId(id), live.secrets()));
            return id;
        });
    }

    /**
     * All values that a deployment may use. Accounts are read as they are now, not as they were when the release was made
     * (R2.22, R6.11).
     *
     * @param formValues what was given for prompted variables, by variable id; a blank one leaves the stored value (R6.15)
     */
    public RevealedVariables reveal(
            Handle tx, SpaceId space, VariableSnapshots snapshots, Map<String, String> formValues) {
        List<RevealedValue> values = Stream.concat(
                        snapshots.librarySetIds().stream(), Stream.of(snapshots.projectSetId()))
                .flatMap(id -> values(tx, id, formValues).stream())
                .toList();
        return new RevealedVariables(values, accountProperties(tx, space, values));
    }

    private List<RevealedValue> values(Handle tx, String setId, Map<String, String> formValues) {
        Optional<Stored<VariableSet>> found = store.find(tx, setId);
        if (found.isEmpty()) {
            return List.of();
        }
        Stored<VariableSet> stored = found.get();
        VariableOwner owner = VariableOwner.of(stored.document().ownerId());
        var values = new ArrayList<RevealedValue>();
        for (Variable variable : stored.document().variables()) {
            String given = variable.prompt() == null ? "" : formValues.getOrDefault(variable.id(), "");
            Secret value = given.isBlank() ? value(stored, variable) : new Secret(given);
            values.add(new RevealedValue(Candidate.of(variable, setId, owner), value));
        }
        return values;
    }

    private Secret value(Stored<VariableSet> stored, Variable variable) {
        if (variable.isSensitive()) {
            return stored.secrets()
                    .reveal(variable.id(), SnapshotIds.source(stored.document().id()), encryption)
                    .orElse(new Secret(""));
        }
        return new Secret(variable.value() == null ? "" : variable.value());
    }

    private AccountProperties accountProperties(Handle tx, SpaceId space, List<RevealedValue> values) {
        List<String> ids = values.stream()
                .filter(value -> AccountProperties.isAccount(value.candidate().variable()))
                .map(value -> value.value().reveal())
                .distinct()
                .collect(Collectors.toList());
        var byAccount = new LinkedHashMap<String, List<AccountProperty>>();
        for (String id : ids) {
            Optional<Account> account = accounts.findById(tx, space, new AccountId(id));
            account.ifPresent(found -> byAccount.put(id, AccountProperties.of(found, accountSecrets.of(tx, found))));
        }
        return new AccountProperties(byAccount);
    }
}
