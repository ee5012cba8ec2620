// The API's links to pages have the form /app#/Spaces-1/projects/Projects-1. Only the browser sees what follows the #.
const match = /^#(\/[^/].*)$/.exec(location.hash);
if (match) {
  const page = '/app' + match[1];
  const returnUrl = document.querySelector('input[name=returnUrl]');
  if (returnUrl) {
    returnUrl.value = page;
  } else {
    location.replace(page);
  }
}
