<%@ tag body-content="scriptless" dynamic-attributes="all" %><%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<option value="<c:out value='${all.value}'/>"><jsp:doBody/></option>
