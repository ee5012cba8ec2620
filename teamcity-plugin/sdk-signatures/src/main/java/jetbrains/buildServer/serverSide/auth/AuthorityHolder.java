package jetbrains.buildServer.serverSide.auth;

public interface AuthorityHolder {
    boolean isPermissionGrantedForProject(String projectId, Permission permission);
}
