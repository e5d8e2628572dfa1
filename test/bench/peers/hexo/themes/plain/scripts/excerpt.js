/* The first paragraph stands for a post in lists: what hexo-excerpt does, without its parse of the HTML. */
hexo.extend.helper.register('excerpt_of', (post) => post.content.slice(0, post.content.indexOf('</p>') + 4))
