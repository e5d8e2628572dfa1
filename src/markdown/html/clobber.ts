/**
 * Names that `document` has: an element with such an id or name may stand for the property when a script asks
 * for it ("DOM clobbering", FAULTS MD04). Headings cannot: browsers name only frames, forms and pictures so.
 */
const NAMES: ReadonlySet<string> = new Set(
  (
    'URL activeElement activeViewTransition addEventListener adoptNode adoptedStyleSheets alinkColor all anchors append ' +
    'appendChild applets ariaNotify baseURI bgColor body captureEvents caretPositionFromPoint caretRangeFromPoint characterSet ' +
    'charset childElementCount childNodes children clear cloneNode close compareDocumentPosition compatMode constructor ' +
    'contains contentType cookie createAttribute createAttributeNS createCDATASection createComment createDocumentFragment ' +
    'createElement createElementNS createEvent createExpression createNSResolver createNodeIterator ' +
    'createProcessingInstruction createRange createTextNode createTreeWalker currentScript customElementRegistry ' +
    'defaultView designMode dir dispatchEvent doctype documentElement documentURI domain elementFromPoint elementsFromPoint ' +
    'embeds evaluate execCommand exitFullscreen exitPictureInPicture exitPointerLock featurePolicy fgColor firstChild ' +
    'firstElementChild fonts forms fragmentDirective fullscreen fullscreenElement fullscreenEnabled getAnimations ' +
    'getElementById getElementsByClassName getElementsByName getElementsByTagName getElementsByTagNameNS getRootNode ' +
    'getSelection hasChildNodes hasFocus hasOwnProperty hasStorageAccess head hidden images implementation importNode ' +
    'inputEncoding insertBefore isConnected isDefaultNamespace isEqualNode isPrototypeOf isSameNode lastChild ' +
    'lastElementChild lastModified linkColor links location lookupNamespaceURI lookupPrefix moveBefore nextSibling nodeName ' +
    'nodeType nodeValue normalize open ownerDocument parentElement parentNode pictureInPictureElement ' +
    'pictureInPictureEnabled plugins pointerLockElement prepend prerendering previousSibling propertyIsEnumerable ' +
    'queryCommandEnabled queryCommandIndeterm queryCommandState queryCommandSupported queryCommandValue querySelector ' +
    'querySelectorAll readyState referrer releaseEvents removeChild removeEventListener replaceChild replaceChildren ' +
    'requestStorageAccess rootElement scripts scrollingElement startViewTransition styleSheets textContent timeline title ' +
    'toLocaleString toString valueOf visibilityState vlinkColor wasDiscarded when write writeln xmlEncoding xmlStandalone ' +
    'xmlVersion'
  ).split(' '),
)

/** Put before an id that hides a property. */
export const PREFIX = 'user-'

/** Whether an id or a name of raw HTML would hide a property of `document` or of every object. */
export function clobbers(name: string): boolean {
  return NAMES.has(name) || /^(?:__\w+__|webkit[A-Z]\w*)$/.test(name)
}
